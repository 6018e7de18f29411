"""Compares exported ONNX models with PyTorch's export of the same torchvision networks. Run by onnx-check."""
import os
import subprocess
import sys
import tempfile

import onnx
import torch
import torchvision

FILES = {
    **{f"B{i}": ("models.effnet", f"efficientnet_b{i}") for i in range(8)},
    "EfficientNetV2S": ("examples/models/efficientnet-v2.effnet", "efficientnet_v2_s"),
    "MobileNetV2W100": ("examples/models/mobilenet-v2.effnet", "mobilenet_v2"),
    "ResNet18": ("examples/models/resnet.effnet", "resnet18"),
    "ResNet50": ("examples/models/resnet.effnet", "resnet50"),
}


def drawn(name):
    """A torchvision network without equal biases, which PyTorch's exporter would store once, and with running statistics that are not those of a fresh one."""
    torch.manual_seed(0)
    module = getattr(torchvision.models, name)(weights=None).eval()
    for parameter in module.parameters():
        if parameter.ndim == 1:
            parameter.data.add_(torch.randn_like(parameter), alpha=0.1)
    for buffer_name, buffer in module.named_buffers():
        if buffer_name.endswith("running_mean"):
            buffer.normal_(std=0.1)
        elif buffer_name.endswith("running_var"):
            buffer.uniform_(0.5, 1.5)
    return module


def check(variant, folder):
    """Exports a variant both ways; returns a row of the table."""
    file, name = FILES[variant]
    module = drawn(name)
    # Not the name of a public checkpoint, whose class names would be in the model.
    weights, ours, theirs = (os.path.join(folder, file) for file in ("drawn.pth", "ours.onnx", "theirs.onnx"))
    torch.save(module.state_dict(), weights)
    subprocess.run(
        ["dotnet", "run", "--no-build", "--project", "src/EffNet.Cli", "--", "export", file, "--variant", variant, "--weights", weights, "-o", ours],
        check=True, capture_output=True)
    image = torch.zeros(1, 3, 224, 224)
    torch.onnx.export(
        module, image, theirs, opset_version=17, input_names=["image"], output_names=["logits"],
        dynamic_axes={"image": {0: "N", 2: "height", 3: "width"}, "logits": {0: "N"}})
    onnx.checker.check_model(ours, full_check=True)
    models = [onnx.load(path) for path in (ours, theirs)]
    nodes = [sum(node.op_type != "Constant" for node in model.graph.node) for model in models]
    # Without the metadata, which PyTorch's models do not have.
    sizes = [os.path.getsize(path) - sum(entry.ByteSize() + 2 for entry in model.metadata_props) for path, model in zip((ours, theirs), models)]
    for path in (weights, ours, theirs):
        os.remove(path)
    return variant, nodes, sizes, nodes[0] <= nodes[1] and sizes[0] <= sizes[1]


def main():
    subprocess.run(["dotnet", "build", "src/EffNet.Cli", "-v", "q"], check=True, capture_output=True)
    failed = 0
    print(f"{'variant':<16} {'nodes':>6} {'torch':>6} {'bytes':>12} {'torch':>12}")
    with tempfile.TemporaryDirectory() as folder:
        for variant in sys.argv[1:] or FILES:
            name, nodes, sizes, fits = check(variant, folder)
            failed += not fits
            print(f"{name:<16} {nodes[0]:>6} {nodes[1]:>6} {sizes[0]:>12,} {sizes[1]:>12,}  {'' if fits else 'MORE'}", flush=True)
    sys.exit(1 if failed else 0)


main()
