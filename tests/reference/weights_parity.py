"""Writes the weights of calibrated networks in every format, and their logits, for tests/scripts/weights-parity:

    python3 tests/reference/weights_parity.py FOLDER PATH_TO_TIMM NETWORK…

NETWORK is one of efficientnet_b0 to efficientnet_b7, which are written with the names of torchvision and with those of timm, or one of tf_efficientnet_b0 to
tf_efficientnet_b7, which have TensorFlow's padding and epsilon and are written with the names of timm only. manifest.txt has one line for each file: its name, the
network, and the logits of two images of 149 x 131 in double precision.
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
    """Returns the logits for the weights in the file, which may have a lower precision. The computation is in double precision."""
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
    """Returns timm's network with the weights of a torchvision network. Both libraries list their layers in the same order.

    The epsilon of torchvision's batch norms is copied, because it differs from that of timm in B5 to B7.
    """
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
