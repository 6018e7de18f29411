"""Writes checkpoints like those of training programs, which contain other objects in addition to the weights: checkpoint_*.pth in the folder weights.

Run this script by hand, with PyTorch 1.13 (Debian 12: python3-torch):

    python3 tests/reference/weight_checkpoints.py

All files contain the layers of weight_files.py. In needed_*.pth, one of the weights is a quantized or complex tensor, which cannot be loaded.
"""

import argparse
import collections
import datetime
import functools
import zipfile

import numpy
import torch

from weight_files import FOLDER, as_module, in_one_storage, layers


class Settings:
    def __init__(self):
        self.learning_rate = 0.1
        self.scale = {"a": torch.zeros(3)}


class Subclass(torch.Tensor):
    pass


def beside(module):
    """Returns objects that training programs save in addition to the weights. None of the tensors in them is a weight."""
    optimizer = torch.optim.AdamW(module.parameters())
    for parameter in module.parameters():
        parameter.grad = torch.zeros_like(parameter)
    optimizer.step()
    schedule = torch.optim.lr_scheduler.MultiStepLR(optimizer, [1, 2, 2])
    return {
        "args": argparse.Namespace(lr=0.1, dtype=torch.float16, size=torch.Size([1, 2]), run=functools.partial(print, 1)),
        "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(),
        "numbers": [numpy.float64(3.5), numpy.arange(5), 2**200, -(2**140), 1 + 2j, b"\xff\x00", slice(1, 2)],
        "collections": [collections.Counter([1, 1, 2]), collections.defaultdict(list, {"a": [1]}), {1, 2}, frozenset([1])],
        "objects": [datetime.datetime(2026, 11, 28), Settings(), torch.device("cpu")],
        "tensors": [torch.zeros(2, dtype=torch.complex64), torch.eye(3).to_sparse(), torch.quantize_per_tensor(torch.ones(3), 0.1, 0, torch.qint8)],
    }


def quantized(state):
    changed = dict(state)
    changed["0.weight"] = torch.quantize_per_tensor(state["0.weight"], 0.1, 0, torch.qint8)
    return changed


def subclassed(state):
    changed = dict(state)
    changed["1.weight"] = state["1.weight"].as_subclass(Subclass)
    changed["2.bias"] = state["2.bias"].clone()
    changed["2.bias"].note = "an attribute"
    return changed


def deflate(source, target):
    with zipfile.ZipFile(source) as stored, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for entry in stored.infolist():
            packed.writestr(entry.filename, stored.read(entry.filename))


def main():
    state = layers()
    module = as_module(state)
    zeros = {name: torch.zeros_like(value) for name, value in state.items()}
    other = beside(as_module(state))
    files = {
        "program": {**other, "model": state},
        "whole": module,
        "whole_parallel": {"net": torch.nn.DataParallel(module), "epoch": 3},
        "lightning": {
            "epoch": 1,
            "state_dict": {"module._orig_mod." + name: value for name, value in state.items()},
            "hyper_parameters": {"lr": 1, "args": other["args"]},
            "callbacks": {"ModelCheckpoint{'monitor': None}": {"best_model_score": torch.tensor(3.0)}},
            "lr_schedulers": [other["schedule"]],
        },
        "average": {"state_dict": zeros, "state_dict_ema": {"module." + name: value for name, value in state.items()}},
        "generator": {"generator": zeros, "discriminator": {"x." + name: torch.zeros(5) for name in state}, "g_ema": state},
        "list": [state, {"a": 1}],
        "tuple": (1, state),
        "subclass": subclassed(state),
        "flat": {"weights": in_one_storage(state)},
    }
    for word, value in files.items():
        torch.save(value, FOLDER / f"checkpoint_{word}.pth")
    for word in ("program", "whole"):
        torch.save(files[word], FOLDER / f"checkpoint_{word}_legacy.pth", _use_new_zipfile_serialization=False)
    torch.save({**other, "model": state}, FOLDER / "checkpoint_protocol4.pth", pickle_protocol=4)
    deflate(FOLDER / "checkpoint_program.pth", FOLDER / "checkpoint_deflated.pth")
    torch.save(quantized(state), FOLDER / "needed_quantized.pth")
    torch.save({**state, "0.weight": state["0.weight"].to(torch.complex64)}, FOLDER / "needed_complex.pth")


if __name__ == "__main__":
    main()
