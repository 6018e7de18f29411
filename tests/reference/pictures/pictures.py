"""Writes the pictures of this folder, and golden.json: the results of torchvision's evaluation transform of these pictures.

Requires Pillow 9.4 and torchvision 0.14.1. The option --pictures also requires python3-skimage (0.19.3) and python3-scipy (1.10.1) of Debian 12, which contain the photographs:

    python3 tests/reference/pictures/pictures.py            # writes golden.json for the existing pictures
    python3 tests/reference/pictures/pictures.py --pictures # writes the pictures and golden.json
"""

import hashlib
import json
import struct
import sys
import zlib
from pathlib import Path

import numpy
from PIL import Image, ImageOps
from torchvision import transforms
from torchvision.transforms.functional import InterpolationMode

HERE = Path(__file__).parent
MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)

# Resize, crop and interpolation of torchvision's B0, B1, B3 and V2-S, of a crop that requires padding, and of a small odd size.
TRANSFORMS = [(256, 224, "bicubic"), (256, 240, "bilinear"), (320, 300, "bicubic"), (384, 384, "bilinear"), (60, 224, "bicubic"), (97, 97, "bilinear")]


def write_pictures():
    import scipy.misc
    import skimage.data

    data = Path(skimage.data.__file__).parent
    photographs = {name: Image.open(data / f"{name}.png").convert("RGB") for name in ("astronaut", "chelsea", "coffee")}
    photographs["raccoon"] = Image.fromarray(scipy.misc.face())
    photographs["astronaut"].save(HERE / "astronaut.jpg", quality=90)
    photographs["chelsea"].save(HERE / "chelsea.jpg", quality=90, subsampling=0)
    photographs["coffee"].save(HERE / "coffee.jpg", quality=90, progressive=True)
    photographs["raccoon"].save(HERE / "raccoon.jpg", quality=50)
    write_formats(photographs["chelsea"].crop((100, 60, 197, 125)))


def write_formats(cat):
    see_through = Image.fromarray(numpy.dstack([numpy.array(cat), numpy.indices(cat.size[::-1]).sum(0).astype(numpy.uint8) * 3]))
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x112] = orientation
        cat.save(HERE / f"orientation-{orientation}.jpg", quality=90, exif=exif)
    exif[0x112] = 6
    cat.crop((0, 0, 33, 21)).save(HERE / "orientation-6.png", exif=exif)
    cat.save(HERE / "orientation-6.webp", lossless=True, exif=exif)
    cat.convert("L").save(HERE / "grey.jpg")
    cat.convert("CMYK").save(HERE / "cmyk.jpg")
    cat.save(HERE / "rgb.png")
    see_through.save(HERE / "transparent.png")
    cat.quantize(64).save(HERE / "palette.png", transparency=bytes([0, 128] * 20))
    cat.convert("L").save(HERE / "grey.png")
    cat.convert("1").save(HERE / "two-colours.png")
    cat.save(HERE / "lossy.webp", quality=80)
    see_through.save(HERE / "transparent.webp", lossless=True, exact=True)
    write_sixteen_bits(cat)
    write_interlaced(cat)


def write_sixteen_bits(cat):
    """Writes a PNG with 16 bits per channel. The lower byte of each value differs from the upper byte, so the tests notice if a decoder uses the wrong byte."""
    values = numpy.array(cat).astype(numpy.uint16) * 256 + 200
    write_png("sixteen-bits.png", cat.size, 16, 0, b"".join(b"\0" + row.astype(">u2").tobytes() for row in values))


def write_interlaced(cat):
    """Writes an interlaced PNG (Adam7), because Pillow can read such files but not write them."""
    pixels, rows = numpy.array(cat), b""
    for x, y, across, down in [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]:
        rows += b"".join(b"\0" + row.tobytes() for row in pixels[y::down, x::across])
    write_png("interlaced.png", cat.size, 8, 1, rows)


def write_png(name, size, depth, interlace, rows):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", *size, depth, 2, 0, 0, interlace)
    (HERE / name).write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def samples(pixels):
    """Returns every seventh pixel of every seventh row, at most 8 x 8 pixels. If a hash differs, these pixels help to find the reason."""
    return pixels[::7, ::7][:8, :8].tobytes().hex()


def golden(path):
    picture = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
    entry = {"file": path.name, "width": picture.width, "height": picture.height, **described(numpy.array(picture)), "transformed": []}
    for resize, crop, interpolation in TRANSFORMS if path.stem in ("astronaut", "chelsea", "coffee", "raccoon") else TRANSFORMS[:1]:
        steps = [transforms.Resize(resize, InterpolationMode(interpolation)), transforms.CenterCrop(crop)]
        cut = transforms.Compose(steps)(picture)
        values = transforms.Compose([transforms.ToTensor(), transforms.Normalize(MEAN, DEVIATION)])(cut).numpy()
        entry["transformed"].append({
            "resize": resize, "crop": crop, "interpolation": interpolation, **described(numpy.array(cut)),
            "values": hashlib.sha256(values.astype("<f4").tobytes()).hexdigest(),
        })
    return entry


def described(pixels):
    return {"pixels": hashlib.sha256(pixels.tobytes()).hexdigest(), "samples": samples(pixels)}


if __name__ == "__main__":
    if sys.argv[1:] == ["--pictures"]:
        write_pictures()
    files = sorted(path for path in HERE.iterdir() if path.suffix in (".jpg", ".png", ".webp"))
    (HERE / "golden.json").write_text(json.dumps([golden(path) for path in files], indent=1) + "\n")
