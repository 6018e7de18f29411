"""Writes the entries of the state_dict of torchvision's networks to files such as state_dict/efficientnet_b0.txt, for the networks in networks.py.

Run this script by hand, with PyTorch 1.13 and torchvision 0.14 (Debian 12: python3-torch, python3-torchvision). The tests do not run it; they read only these files:

    python3 tests/reference/torchvision_state_dict.py

The files have one line for each module, with the entries of the module. Modules and entries are in the order of the state_dict:

    features.0.1  weight:float32[32] bias:float32[32] running_mean:float32[32] running_var:float32[32] num_batches_tracked:int64[]
"""

import itertools
import pathlib

import torchvision

from networks import NETWORKS

FOLDER = pathlib.Path(__file__).parent / "state_dict"


def entry(name, tensor):
    dtype = str(tensor.dtype).removeprefix("torch.")
    shape = "x".join(str(size) for size in tensor.shape)
    return f"{name}:{dtype}[{shape}]"


def listing(model):
    split = ((*key.rsplit(".", 1), tensor) for key, tensor in model.state_dict().items())
    for module, entries in itertools.groupby(split, key=lambda item: item[0]):
        yield f"{module}  " + " ".join(entry(name, tensor) for _, name, tensor in entries)


def main():
    FOLDER.mkdir(exist_ok=True)
    for name in NETWORKS:
        lines = [f"# {name} of torchvision {torchvision.__version__}", *listing(getattr(torchvision.models, name)(weights=None))]
        (FOLDER / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
