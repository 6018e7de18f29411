"""The Python part of EffNet.Pictures.Parity, which uses Pillow and torchvision.

    parity.py make FOLDER PHOTOGRAPH…     writes pictures, torchvision's results, and cases.tsv, which lists both
    parity.py time FOLDER THREADS ROUNDS  prints the seconds that preparing the photographs takes, for each round
"""

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import torch
from PIL import Image, ImageOps
from torchvision import transforms
from torchvision.transforms.functional import InterpolationMode

# Resize and crop of torchvision's B0 to B7, of B1's second weights, and of V2-S and V2-L. Each is tested with both interpolations.
SIZES = [(256, 224), (256, 240), (255, 240), (288, 288), (320, 300), (384, 380), (456, 456), (528, 528), (600, 600), (384, 384), (480, 480)]
ODD = [(1, 1), (2, 3), (5, 300), (300, 5), (1000, 20), (20, 1000), (255, 257), (256, 256), (6000, 4000), (4001, 6003)]


def cut(picture, resize, crop, interpolation):
    return transforms.Compose([transforms.Resize(resize, InterpolationMode(interpolation)), transforms.CenterCrop(crop)])(picture)


def variants(name, photograph, folder):
    """Saves a photograph in every format and yields the paths of the files."""
    saved = [
        ("jpg", {"quality": 85}, photograph), ("444.jpg", {"quality": 95, "subsampling": 0}, photograph), ("422.jpg", {"quality": 60, "subsampling": 1}, photograph),
        ("progressive.jpg", {"quality": 75, "progressive": True}, photograph), ("grey.jpg", {}, photograph.convert("L")), ("cmyk.jpg", {}, photograph.convert("CMYK")),
        ("png", {"compress_level": 1}, photograph), ("palette.png", {}, photograph.quantize(256)), ("grey.png", {}, photograph.convert("L")),
        ("lossy.webp", {"quality": 80}, photograph), ("lossless.webp", {"lossless": True, "method": 0}, photograph),
    ]
    for ending, options, picture in saved:
        path = folder / f"{name}.{ending}"
        picture.save(path, **options)
        yield path


def make(folder, photographs):
    cases = []

    def add(path, sizes):
        picture = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
        for resize, crop in sizes:
            for interpolation in ("bicubic", "bilinear"):
                expected = folder / f"{len(cases)}.rgb"
                expected.write_bytes(cut(picture, resize, crop, interpolation).tobytes())
                cases.append(f"{path}\t{resize}\t{crop}\t{interpolation}\t{expected}")

    for photograph in photographs:
        picture = Image.open(photograph).convert("RGB")
        first, *others = variants(Path(photograph).stem, picture, folder)
        add(first, SIZES)
        for path in others:
            add(path, SIZES[:1])
    for width, height in ODD:
        path = folder / f"{width}x{height}.png"
        picture.resize((width, height), Image.BICUBIC).save(path, compress_level=1)
        add(path, [(256, 224), (600, 600), (50, 64)])
    (folder / "cases.tsv").write_text("\n".join(cases) + "\n")
    (folder / "photographs.txt").write_text("\n".join(str(folder / f"{Path(photograph).stem}.jpg") for photograph in photographs) + "\n")


def measure(folder, threads, rounds):
    torch.set_num_threads(1)
    paths = (folder / "photographs.txt").read_text().split("\n")[:-1] * 8
    steps = transforms.Compose([
        transforms.Resize(256, InterpolationMode.BICUBIC), transforms.CenterCrop(224), transforms.ToTensor(),
        transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    ])

    def load(path):
        return steps(Image.open(path).convert("RGB"))

    with ThreadPoolExecutor(threads) as pool:
        for turn in range(rounds + 1):
            start = time.perf_counter()
            torch.stack(list(map(load, paths) if threads == 1 else pool.map(load, paths)))
            if turn > 0:
                print(time.perf_counter() - start)


if __name__ == "__main__":
    command, folder, *rest = sys.argv[1:]
    if command == "make":
        make(Path(folder), rest)
    else:
        measure(Path(folder), int(rest[0]), int(rest[1]))
