"""Writes the pictures of this folder, and golden.json: the parameters and results of torchvision's transforms of these pictures. The transforms use Pillow images.

Run this script by hand, with torchvision 0.14.1 and Pillow 9.4 of Debian 12:

    ATEN_CPU_CAPABILITY=avx2 python3 tests/reference/augmentation/augmentation.py

golden.json contains the first 16 digits of the SHA-256 of each result's bytes.
The folder results contains one resulting picture of each operation on cat.png, to inspect differences.
"""

import hashlib
import json
from pathlib import Path

import numpy
import torch
from PIL import Image
from torchvision import transforms
from torchvision.transforms import autoaugment, functional
from torchvision.transforms.functional import InterpolationMode

HERE = Path(__file__).parent
PICTURES = HERE.parent / "pictures"
MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
FILTERS = {"bilinear": InterpolationMode.BILINEAR, "bicubic": InterpolationMode.BICUBIC}
OPERATIONS = list(transforms.RandAugment()._augmentation_space(31, (1, 1))) + ["Invert"]
SHOWN = "cat.png"

# The number of hexadecimal digits of each SHA-256 that are stored: 64 bits.
DIGITS = 16


def write_pictures():
    Image.open(PICTURES / "coffee.jpg").convert("RGB").resize((61, 47), Image.Resampling.BICUBIC).save(HERE / "coffee.png")
    Image.open(PICTURES / "chelsea.jpg").convert("RGB").resize((31, 23), Image.Resampling.BICUBIC).save(HERE / SHOWN)
    numbers = numpy.random.RandomState(0)
    extremes = numpy.zeros((33, 33, 3), numpy.uint8)
    extremes[:11] = numbers.choice([0, 1, 127, 128, 254, 255], (11, 33, 3))
    extremes[11:22] = numbers.randint(0, 256, (11, 33, 3))
    extremes[22:, :, 0] = 255
    extremes[22:, :, 2] = numpy.arange(33) // 2 + 100
    Image.fromarray(extremes).save(HERE / "extremes.png")
    Image.new("RGB", (2, 5), (7, 200, 7)).save(HERE / "tiny.png")
    return {path.name: Image.open(path).convert("RGB") for path in sorted(HERE.glob("*.png"))}


def digest(result):
    data = result.tobytes() if isinstance(result, Image.Image) else result.contiguous().numpy().astype("<f4").tobytes()
    return hashlib.sha256(data).hexdigest()[:DIGITS]


def case(picture, result, **parameters):
    return {"picture": picture, **parameters, "hash": digest(result)}


def apply_operation(image, name, magnitude, fill):
    return autoaugment._apply_op(image, name, magnitude, InterpolationMode.NEAREST, fill)


def operations(pictures):
    for picture, image in pictures.items():
        height, width = image.size[::-1]
        strengths = [(31, index) for index in (0, 9, 15, 30)] + [(10, index) for index in range(10)]
        for name in OPERATIONS:
            seen = set()
            for bins, index in strengths:
                magnitudes, signed = transforms.AutoAugment()._augmentation_space(bins, (height, width)).get(name, (torch.tensor(0.0), False))
                magnitude = float(magnitudes[index].item()) if magnitudes.ndim > 0 else 0.0
                for value in (magnitude, -magnitude) if signed else (magnitude,):
                    if value not in seen:
                        seen.add(value)
                        yield case(picture, apply_operation(image, name, value, None), operation=name, magnitude=value)
        for name in ("ShearX", "ShearY", "TranslateX", "TranslateY", "Rotate"):
            value = {"S": 0.25, "T": 7.9, "R": -21.0}[name[0]]
            yield case(picture, apply_operation(image, name, value, [124, 116, 104]), operation=name, magnitude=value, fill=[124, 116, 104])
        for value in (45.0, 90.0, 180.0, 270.0, -90.0, 359.0, 720.0, 133.7, -1e-20, 1e-9):
            yield case(picture, apply_operation(image, "Rotate", value, [1, 2, 3]), operation="Rotate", magnitude=value, fill=[1, 2, 3])
        for name in ("Brightness", "Color", "Contrast", "Sharpness"):
            for value in (-1.0, -0.6523, 0.001, 1.0, 3.5):
                yield case(picture, apply_operation(image, name, value, None), operation=name, magnitude=value)


def magnitudes():
    """Yields magnitudes, which torch computes with linspace. The last bits of some elements depend on the processor's vectors; those of the indices below do not."""
    for bins, indices in ((10, range(10)), (31, (0, 1, 9, 15, 20, 29, 30))):
        for height, width in ((47, 61), (224, 224), (331, 331)):
            for name, (values, signed) in transforms.AutoAugment()._augmentation_space(bins, (height, width)).items():
                if values.ndim > 0:
                    chosen = [float(values[index].item()) for index in indices]
                    yield {"operation": name, "bins": bins, "indices": list(indices), "width": width, "height": height, "signed": signed, "values": chosen}


def hues(pictures):
    for picture, image in pictures.items():
        for shift in (-0.5, -0.3, -0.0131, 0.0, 0.001, 0.05, 0.1, 0.25, 0.4999, 0.5):
            yield case(picture, functional.adjust_hue(image, shift), shift=shift)


def resized_crops(pictures):
    for picture, image in pictures.items():
        width, height = image.size
        boxes = [(0, 0, height, width), (height // 3, width // 4, height // 2, width // 2), (height - 1, width - 1, 1, 1), (0, width // 2, height, 1), (1, 0, height - 1, width)]
        for top, left, h, w in boxes:
            if h < 1 or w < 1:
                continue
            for size in ((24, 24), (7, 13), (h, w), (h, w + 3), (90, 1)):
                for name, interpolation in FILTERS.items():
                    result = functional.resized_crop(image, top, left, h, w, size, interpolation)
                    yield case(picture, result, box=[left, top, w, h], size=size[::-1], interpolation=name)


def crops(pictures):
    for picture, image in pictures.items():
        width, height = image.size
        for padding in (0, 2, 4, 70):
            for mode in ("constant", "reflect"):
                padded = functional.pad(image, padding, fill=(9, 8, 7), padding_mode=mode)
                for top, left, h, w in ((0, 0, height, width), (2 * padding, padding, height, width), (padding // 2, 2 * padding, height, width), (padding, 1, height - 1, width - 1)):
                    yield case(picture, functional.crop(padded, top, left, h, w), padding=padding, top=top, left=left, width=w, height=h, mode=mode, fill=[9, 8, 7])


def flips(pictures):
    for picture, image in pictures.items():
        yield case(picture, functional.hflip(image))


def jitters(pictures):
    jitter = transforms.ColorJitter(0.4, 0.4, 0.4, 0.1)
    for picture, image in pictures.items():
        for seed in range(8):
            torch.manual_seed(seed)
            order, *amounts = jitter.get_params(jitter.brightness, jitter.contrast, jitter.saturation, jitter.hue)
            torch.manual_seed(seed)
            yield case(picture, jitter(image), order=order.tolist(), amounts=amounts)


def auto_augmentations(pictures):
    policy = transforms.AutoAugment()
    for picture, image in pictures.items():
        for index in range(25):
            for chances, signs in (([0.0, 0.0], [0, 1]), ([0.0, 0.0], [1, 0]), ([0.5, 0.7], [0, 0]), ([0.7, 0.3], [1, 1])):
                policy.get_params = lambda count, drawn=(index, torch.tensor(chances, dtype=torch.float64), torch.tensor(signs)): drawn
                yield case(picture, policy(image), subPolicy=index, chances=chances, signs=signs)


def rand_augmentations(pictures):
    for picture, image in pictures.items():
        for seed in range(12):
            recorded, apply = [], autoaugment._apply_op
            autoaugment._apply_op = lambda img, name, magnitude, **others: recorded.append([name, magnitude]) or apply(img, name, magnitude, **others)
            torch.manual_seed(seed)
            result = transforms.RandAugment(num_ops=2 + seed % 3, magnitude=3 * seed % 31)(image)
            autoaugment._apply_op = apply
            yield case(picture, result, operations=recorded)


def erasings(pictures):
    for picture, image in pictures.items():
        values = functional.normalize(functional.to_tensor(image), MEAN, DEVIATION)
        height, width = values.shape[1:]
        for top, left, h, w in ((0, 0, height // 2, width // 2), (height // 3, width // 4, height - height // 3, 1), (0, 0, 0, 1)):
            noise = torch.arange(3 * h * w, dtype=torch.float32).reshape(3, h, w) / 8 - 3
            for kind, value in (("zero", torch.tensor([0.0])[:, None, None]), ("color", torch.tensor([1.0, -2.5, 0.25])[:, None, None]), ("noise", noise)):
                erased = functional.erase(values, top, left, h, w, value)
                yield case(picture, erased, box=[left, top, w, h], value=kind, channelsLast=digest(erased.permute(1, 2, 0)))


def pipelines(pictures):
    """Yields results of all steps for a training image: crop, flip, AutoAugment, normalization, and erasing."""
    for picture, image in pictures.items():
        for seed in range(6):
            torch.manual_seed(seed)
            crop = transforms.RandomResizedCrop.get_params(image, (0.08, 1.0), (3 / 4, 4 / 3))
            flipped, policy = seed % 2 == 1, transforms.AutoAugment()
            index, chances, signs = policy.get_params(25)
            policy.get_params = lambda count, drawn=(index, chances, signs): drawn
            result = functional.resized_crop(image, *crop, (29, 27), InterpolationMode.BICUBIC)
            result = policy(functional.hflip(result) if flipped else result)
            values = functional.normalize(functional.to_tensor(result), MEAN, DEVIATION)
            values = functional.erase(values, 3, 5, 8, 9, torch.tensor([0.0])[:, None, None])
            top, left, h, w = crop
            yield case(picture, values, box=[left, top, w, h], flipped=flipped, subPolicy=index, chances=chances.double().tolist(), signs=signs.tolist(),
                       channelsLast=digest(values.permute(1, 2, 0)))


def show(image):
    """Saves one resulting picture of each operation."""
    (HERE / "results").mkdir(exist_ok=True)
    height, width = image.size[::-1]
    for name in OPERATIONS:
        values, _ = transforms.AutoAugment()._augmentation_space(31, (height, width)).get(name, (torch.tensor(0.0), False))
        magnitude = float(values[15].item()) if values.ndim > 0 else 0.0
        apply_operation(image, name, magnitude, None).save(HERE / "results" / f"{name}.png", optimize=True)
    functional.adjust_hue(image, 0.25).save(HERE / "results" / "Hue.png", optimize=True)
    for name, interpolation in FILTERS.items():
        functional.resized_crop(image, 7, 7, 11, 15, (24, 24), interpolation).save(HERE / "results" / f"ResizedCrop-{name}.png", optimize=True)


def write(tables):
    lines = []
    for name, rows in tables.items():
        body = ",\n".join("    " + json.dumps(row) for row in rows)
        lines.append(f"  {json.dumps(name)}: [\n{body}\n  ]")
    (HERE / "golden.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8", newline="\n")


def main():
    pictures = write_pictures()
    show(pictures[SHOWN])
    small = {name: pictures[name] for name in ("cat.png", "coffee.png")}
    larger = {name: image for name, image in pictures.items() if name != "tiny.png"}
    write({
        "operations": operations(pictures),
        "magnitudes": magnitudes(),
        "hues": hues(pictures),
        "resizedCrops": resized_crops(pictures),
        "crops": crops(pictures),
        "flips": flips(pictures),
        "jitters": jitters(larger),
        "autoAugmentations": auto_augmentations(small),
        "randAugmentations": rand_augmentations(larger),
        "erasings": erasings(larger),
        "pipelines": pipelines(small),
    })


if __name__ == "__main__":
    main()
