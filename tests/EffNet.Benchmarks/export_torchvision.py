"""Exports a network of torchvision with the specified weights to ONNX: export_torchvision.py efficientnet_b0 WEIGHTS FILE."""

import sys

import torch
import torchvision

name, weights, path = sys.argv[1:]
module = getattr(torchvision.models, name)(weights=None).eval()
module.load_state_dict(torch.load(weights))
torch.onnx.export(
    module, torch.zeros(1, 3, 224, 224), path, opset_version=17, input_names=["image"], output_names=["logits"],
    dynamic_axes={"image": {0: "N", 2: "height", 3: "width"}, "logits": {0: "N"}})
