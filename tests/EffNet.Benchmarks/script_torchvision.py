"""Writes a network of torchvision as TorchScript: script_torchvision.py efficientnet_b0 FILE. The benchmarks load the file with TorchSharp."""

import sys

import torch
import torchvision

name, path = sys.argv[1:]
torch.jit.script(getattr(torchvision.models, name)(weights=None)).save(path)
