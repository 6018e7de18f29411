"""Writes small weight files in every format of Python programs, and the logits of their networks, to the folder weights.

Run this script by hand, with PyTorch 1.13 and torchvision 0.14 (Debian 12: python3-torch, python3-torchvision):

    python3 tests/reference/weight_files.py

tiny_* contain the network of tests/EffNet.Weights.Tests/Models/tiny.effnet. layers_* contain a convolution, a batch norm and a linear layer; the C# tests generate
the same numbers. tiny_logits.txt has one line for each precision of the weights: the logits of two images of 32 x 32, in double precision.
"""

import collections
import pathlib
from typing import Dict

import torch
from torchvision.models.efficientnet import EfficientNet, MBConvConfig

import calibrated_networks
import safetensors_file
from hashed_numbers import draw

FOLDER = pathlib.Path(__file__).parent / "weights"

TIMM = {
    "features.0.0": "conv_stem", "features.0.1": "bn1", "features.3.0": "conv_head", "features.3.1": "bn2", "classifier.1": "classifier",
}
PLAIN = {"0.0": "conv_dw", "0.1": "bn1", "1.fc1": "se.conv_reduce", "1.fc2": "se.conv_expand", "2.0": "conv_pw", "2.1": "bn2"}
WIDE = {
    "0.0": "conv_pw", "0.1": "bn1", "1.0": "conv_dw", "1.1": "bn2", "2.fc1": "se.conv_reduce", "2.fc2": "se.conv_expand", "3.0": "conv_pwl", "3.1": "bn3",
}


def timm_name(name):
    module, entry = name.rsplit(".", 1)
    if module not in TIMM:
        _, stage, index, _, layer = module.split(".", 4)
        module = f"blocks.{int(stage) - 1}.{index}." + (PLAIN if stage == "1" else WIDE)[layer]
    else:
        module = TIMM[module]
    return f"{module}.{entry}"


@torch.no_grad()
def tiny():
    settings = [MBConvConfig(1, 3, 1, 8, 8, 1), MBConvConfig(2, 3, 2, 8, 16, 2)]
    model = EfficientNet(settings, dropout=0.0, num_classes=5, last_channel=16).double().eval()
    calibrated_networks.fill(model)
    calibrated_networks.calibrate(model)
    return model


def converted(state, dtype):
    return collections.OrderedDict((name, value.to(dtype) if value.is_floating_point() else value) for name, value in state.items())


@torch.no_grad()
def logits(model, state):
    model.load_state_dict(state)
    return [value for row in model(draw("images", (2, 3, 32, 32))).tolist() for value in row]


def layers(dtype=torch.float32):
    """Returns the state_dict of a torch.nn.Sequential of a convolution, a batch norm and a linear layer."""
    shapes = {"0.weight": (4, 3, 3, 3), "1.weight": (4,), "1.bias": (4,), "1.running_mean": (4,), "1.running_var": (4,), "2.weight": (3, 4), "2.bias": (3,)}
    state = collections.OrderedDict((name, draw(name, shape).to(dtype)) for name, shape in shapes.items())
    state["1.num_batches_tracked"] = torch.tensor(7)
    return state


def in_one_storage(state):
    floats = {name: value for name, value in state.items() if value.is_floating_point()}
    storage = torch.cat([torch.zeros(2, dtype=torch.float32), *(value.flatten() for value in floats.values())])
    shared, offset = collections.OrderedDict(state), 2
    for name, value in floats.items():
        shared[name] = storage[offset:offset + value.numel()].view(value.shape)
        offset += value.numel()
    return shared


def as_views(state):
    views = collections.OrderedDict(state)
    views["0.weight"] = state["0.weight"].to(memory_format=torch.channels_last)
    views["2.weight"] = state["2.weight"].t().contiguous().t()
    views["1.weight"] = torch.stack([state["1.weight"], torch.zeros(4)], 1)[:, 0]
    return views


def as_module(state):
    module = torch.nn.Sequential(torch.nn.Conv2d(3, 4, 3, bias=False), torch.nn.BatchNorm2d(4), torch.nn.Linear(4, 3))
    module.load_state_dict(state)
    return module


class Attributes(torch.nn.Module):
    """An empty module with tensors as attributes. Programs use such a module to pass tensors without a network to C++."""

    def __init__(self, state):
        super().__init__()
        for name, value in state.items():
            setattr(self, name, value)


class Table(torch.nn.Module):
    """An empty module with a dictionary of tensors as its attribute."""

    state: Dict[str, torch.Tensor]

    def __init__(self, state):
        super().__init__()
        self.state = state


def write_tiny():
    model = tiny()
    double = collections.OrderedDict((name, value.clone()) for name, value in model.state_dict().items())
    lines = ["# the tiny network's logits"]
    for word, dtype in {"fp32": torch.float32, "fp16": torch.float16, "bf16": torch.bfloat16}.items():
        state = converted(double, dtype)
        safetensors_file.write(FOLDER / f"tiny_{word}.safetensors", state, {"format": "pt"})
        lines.append(word + " " + " ".join(f"{value:.12e}" for value in logits(model, state)))
    state = converted(double, torch.float32)
    torch.save(state, FOLDER / "tiny_zip.pth")
    torch.save(state, FOLDER / "tiny_legacy.pth", _use_new_zipfile_serialization=False)
    renamed = collections.OrderedDict((timm_name(name), value) for name, value in state.items())
    safetensors_file.write(FOLDER / "tiny_timm.safetensors", {name: renamed[name] for name in sorted(renamed)})
    (FOLDER / "tiny_logits.txt").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def write_layers():
    state = layers()
    files = {
        "module": as_module(state).state_dict(),
        "parameters": collections.OrderedDict(as_module(state).state_dict(keep_vars=True)),
        "dict": dict(state),
        "views": as_views(state),
        "one_storage": in_one_storage(state),
        "half": layers(torch.float16),
        "bfloat16": layers(torch.bfloat16),
        "double": layers(torch.float64),
        "training": {
            "epoch": 3,
            "arch": "layers",
            "best_acc1": torch.tensor(75.5),
            "state_dict": {"module." + name: value for name, value in state.items()},
            "optimizer": torch.optim.SGD(as_module(state).parameters(), lr=0.1, momentum=0.9).state_dict(),
            "loss": [1.5, -2, 10**12, None, True],
        },
        "averaged": torch.optim.swa_utils.AveragedModel(as_module(state)).state_dict(),
    }
    for word, value in files.items():
        torch.save(value, FOLDER / f"layers_{word}.pth")
    for word in ("module", "views", "one_storage", "training"):
        torch.save(files[word], FOLDER / f"layers_{word}_legacy.pth", _use_new_zipfile_serialization=False)
    for protocol in (3, 4, 5):
        torch.save(files["module"], FOLDER / f"layers_protocol{protocol}.pth", pickle_protocol=protocol)
    torch.save(files["module"], FOLDER / "layers_protocol4_legacy.pth", pickle_protocol=4, _use_new_zipfile_serialization=False)


def write_scripts():
    module, state = as_module(layers()).eval(), layers()
    torch.jit.save(torch.jit.script(module), str(FOLDER / "layers_script.pt"))
    torch.jit.save(torch.jit.trace(module, torch.zeros(1, 3, 6, 6)), str(FOLDER / "layers_trace.pt"))
    torch.jit.save(torch.jit.script(Attributes(state)), str(FOLDER / "layers_attributes.pt"))
    torch.jit.save(torch.jit.script(Table(dict(state))), str(FOLDER / "layers_table.pt"))
    torch.jit.save(torch.jit.freeze(torch.jit.script(module)), str(FOLDER / "layers_frozen.pt"))


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    write_tiny()
    write_layers()
    write_scripts()
