"""Writes calibrated networks into files of every format, with what they compute, for tests/scripts/weights-parity:

    python3 tests/reference/weights_parity.py FOLDER PATH_TO_TIMM NETWORK…

A network is called efficientnet_b0 to _b7, as torchvision's or timm's, or tf_efficientnet_b0 to _b7 with TensorFlow's padding and epsilon, as timm's.
manifest.txt gets a line for each file: its name, the network, and the logits of two images of 149 x 131 in double precision.
"""

import importlib
import pathlib
import sys

import torch

import calibrated_networks
import safetensors_file
import tensorflow_profile
from hashed_numbers import draw

PRECISIONS = {"fp32": torch.float32, "fp16": torch.float16, "bf16": torch.bfloat16}


def converted(state, dtype):
    return {name: value.to(dtype) if value.is_floating_point() else value for name, value in state.items()}


@torch.no_grad()
def logits(model, state):
    """Of the numbers that are in the file, computed in double precision."""
    model.load_state_dict(converted(state, torch.float64))
    return " ".join(f"{value:.12e}" for row in model(draw("images", (2, 3, 149, 131))).tolist() for value in row)


def write_all(folder, manifest, name, library, model):
    state = {key: value.clone() for key, value in model.state_dict().items()}
    expected = {}
    for word, dtype in PRECISIONS.items():
        path = folder / f"{library}-{name}-{word}.safetensors"
        short = converted(state, dtype)
        safetensors_file.write(path, {key: short[key] for key in sorted(short)})
        expected[word] = logits(model, short)
        print(path.name, name, expected[word], file=manifest, flush=True)
    single = converted(state, torch.float32)
    for word, zip_format in {"zip": True, "legacy": False}.items():
        path = folder / f"{library}-{name}-{word}.pth"
        torch.save(single, path, _use_new_zipfile_serialization=zip_format)
        print(path.name, name, expected["fp32"], file=manifest, flush=True)
    model.load_state_dict(state)


@torch.no_grad()
def in_timm(timm, name, model):
    """timm's own network with the same numbers: both libraries list their layers in the same order. torchvision's B5 to B7 have another epsilon than timm's."""
    twin = timm.create_model(name, num_classes=calibrated_networks.CLASSES).double().eval()
    norms = [[module for module in network.modules() if isinstance(module, torch.nn.BatchNorm2d)] for network in (twin, model)]
    for theirs, ours in zip(*norms, strict=True):
        theirs.eps = ours.eps
    twin.load_state_dict(dict(zip(twin.state_dict(), model.state_dict().values(), strict=True)))
    return twin


def main(folder, clone, *names):
    sys.path.insert(0, clone)
    timm = importlib.import_module("timm")
    folder = pathlib.Path(folder)
    with open(folder / "manifest.txt", "w", encoding="utf-8") as manifest:
        for name in names:
            is_tensorflow = name.startswith("tf_")
            change = tensorflow_profile.apply if is_tensorflow else lambda model: None
            model = calibrated_networks.make(name.removeprefix("tf_"), change)
            if not is_tensorflow:
                write_all(folder, manifest, name, "torchvision", model)
            write_all(folder, manifest, name, "timm", in_timm(timm, name, model))
            print("wrote", name, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
