"""Writes what torchvision's EfficientNet computes with hashed weights: logits/efficientnet_b0.txt and _b5.txt (they differ in eps).

Run by hand, like torchvision_state_dict.py. One line per image, its logits in double precision. Calibration.cs and TorchvisionLogitsTests.cs
do the same steps: a freshly initialised network ignores its input, and equal logits would prove nothing.
"""

import math
import pathlib

import torch
import torchvision

from hashed_numbers import draw

FOLDER = pathlib.Path(__file__).parent / "logits"
CLASSES = 10


def single(tensor):
    """Rounded to float32, as the weights of the tested networks are, but still double."""
    return tensor.to(torch.float32).to(torch.float64)


def gain_of(module):
    """He's for convolutions. Those with a bias make gates, which would hardly move from one half: more for them."""
    if isinstance(module, torch.nn.Linear):
        return 1
    return 2 if module.bias is None else 32


def weights_of(module, path):
    """Variance gain / fan-in, with the actual fan-in, which is k * k for a depthwise filter; affine terms away from 0 and 1."""
    weight = path + ".weight"
    if isinstance(module, torch.nn.BatchNorm2d):
        yield module.weight, 1 + draw(weight, module.weight.shape) / 4
    else:
        fan_in = module.weight[0].numel()
        yield module.weight, draw(weight, module.weight.shape) * math.sqrt(3 * gain_of(module) / fan_in)
    if module.bias is not None:
        yield module.bias, draw(path + ".bias", module.bias.shape) / 4


def fill(model):
    for path, module in model.named_modules():
        if isinstance(module, (torch.nn.Conv2d, torch.nn.BatchNorm2d, torch.nn.Linear)):
            for parameter, value in weights_of(module, path):
                parameter.copy_(single(value))


def calibrate(model):
    """Statistics of one batch, then moved a little, and up on average: without that, deep networks amplify rounding into noise."""
    norms = {path: module for path, module in model.named_modules() if isinstance(module, torch.nn.BatchNorm2d)}
    for norm in norms.values():
        norm.train()
        norm.momentum = 1
    model(draw("calibration", (4, 3, 96, 96)))
    for path, norm in norms.items():
        norm.eval()
        mean, variance = norm.running_mean, norm.running_var
        shift = draw(path + ".running_mean", mean.shape) / 10 * variance.sqrt()
        scale = 1.05 + draw(path + ".running_var", variance.shape) / 10
        norm.running_mean, norm.running_var = single(mean + shift), single(variance * scale)


@torch.no_grad()
def logits_of(name):
    model = getattr(torchvision.models, name)(weights=None, num_classes=CLASSES).double().eval()
    fill(model)
    calibrate(model)
    return model(draw("images", (2, 3, 128, 97)))


def main():
    FOLDER.mkdir(exist_ok=True)
    for name in ("efficientnet_b0", "efficientnet_b5"):
        rows = [" ".join(f"{value:.12e}" for value in row) for row in logits_of(name).tolist()]
        header = f"# {name} of torchvision {torchvision.__version__}, {CLASSES} classes, images of 128 x 97"
        (FOLDER / f"{name}.txt").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
