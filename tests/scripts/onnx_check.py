"""Compares exported ONNX models with PyTorch's export of the same torchvision networks. Run by onnx-check."""
import os
import subprocess
import sys
import tempfile

import onnx
import onnx.numpy_helper
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
    """Returns a torchvision network with random biases and running statistics. PyTorch's exporter would store equal biases only once."""
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


def export(file, variant, weights, model, *options):
    command = ["dotnet", "run", "--no-build", "--project", "src/EffNet.Cli", "--", "export", file, "--variant", variant, "--weights", weights, "-o", model, *options]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def torch_export(module, model, **options):
    torch.onnx.export(
        module, torch.zeros(1, 3, 224, 224), model, opset_version=17, input_names=["image"], output_names=["logits"],
        dynamic_axes={"image": {0: "N", 2: "height", 3: "width"}, "logits": {0: "N"}}, **options)


def read_back(file, variant, theirs, ours, again, *options):
    """Loads PyTorch's model into EffNet and exports it again. Returns the largest relative difference between its weights and those of EffNet's first export."""
    export(file, variant, theirs, again, *options)
    difference = 0
    for one, other in zip(onnx.load(ours).graph.initializer, onnx.load(again).graph.initializer):
        expected, actual = onnx.numpy_helper.to_array(one), onnx.numpy_helper.to_array(other)
        difference = max(difference, abs(expected - actual).max() / abs(expected).max())
    return difference


def check(variant, folder):
    """Exports a variant with EffNet and with PyTorch. Returns a row of the table."""
    file, name = FILES[variant]
    module = drawn(name)
    # This file name is not that of a public checkpoint. Otherwise, the model would contain the checkpoint's class names.
    weights, ours, theirs = (os.path.join(folder, file) for file in ("drawn.pth", "ours.onnx", "theirs.onnx"))
    torch.save(module.state_dict(), weights)
    export(file, variant, weights, ours)
    torch_export(module, theirs)
    onnx.checker.check_model(ours, full_check=True)
    models = [onnx.load(path) for path in (ours, theirs)]
    nodes = [sum(node.op_type != "Constant" for node in model.graph.node) for model in models]
    # Subtract the metadata, because PyTorch's models have none.
    sizes = [os.path.getsize(path) - sum(entry.ByteSize() + 2 for entry in model.metadata_props) for path, model in zip((ours, theirs), models)]
    folded = read_back(file, variant, theirs, ours, os.path.join(folder, "again.onnx"))
    torch_export(module, theirs, training=torch.onnx.TrainingMode.PRESERVE, do_constant_folding=False)
    export(file, variant, weights, ours, "--keep-batch-norms")
    kept = read_back(file, variant, theirs, ours, os.path.join(folder, "again.onnx"), "--keep-batch-norms")
    fits = nodes[0] <= nodes[1] and sizes[0] <= sizes[1] and folded <= 1e-5 and kept == 0
    return variant, nodes, sizes, (folded, kept), fits


def main():
    subprocess.run(["dotnet", "build", "src/EffNet.Cli", "-v", "q"], check=True, capture_output=True)
    failed = 0
    print(f"{'variant':<16} {'nodes':>6} {'torch':>6} {'bytes':>12} {'torch':>12}  weight difference after reloading: folded, kept batch norms")
    with tempfile.TemporaryDirectory() as folder:
        for variant in sys.argv[1:] or FILES:
            name, nodes, sizes, differences, fits = check(variant, folder)
            failed += not fits
            print(f"{name:<16} {nodes[0]:>6} {nodes[1]:>6} {sizes[0]:>12,} {sizes[1]:>12,}  {differences[0]:.1e} {differences[1]:.1e} {'' if fits else 'WRONG'}", flush=True)
    sys.exit(1 if failed else 0)


main()
