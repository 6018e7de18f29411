"""torchvision's networks with hashed weights and statistics of one batch. HashedState.cs and CalibratedState.cs do the same steps.

A freshly initialised EfficientNet ignores its input, and equal logits would prove nothing.
"""

import math

import torch
import torchvision

from hashed_numbers import draw

CLASSES = 10


def single(tensor):
    """Rounded to float32, as the weights of the tested networks are, but still double."""
    return tensor.to(torch.float32).to(torch.float64)


def gain(path):
    """What a batch norm's weight is multiplied by. The last norm of a ResNet's bottleneck, always called bn3, gets a quarter: dozens of
    bottlenecks that add as much as they get, each with an activation behind the sum, amplify rounding a hundredfold."""
    return 1 / 4 if path.endswith(".bn3") else 1


def weights_of(module, path):
    """He's: variance 2 / fan-in, with the actual fan-in, which is k * k for a depthwise filter. Affine terms are away from 0 and 1."""
    weight = path + ".weight"
    if isinstance(module, torch.nn.BatchNorm2d):
        yield module.weight, (1 + draw(weight, module.weight.shape) / 4) * gain(path)
    else:
        yield module.weight, draw(weight, module.weight.shape) * math.sqrt(6 / module.weight[0].numel())
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
    model(draw("calibration", (4, 3, 128, 128)))
    for path, norm in norms.items():
        norm.eval()
        mean, variance = norm.running_mean, norm.running_var
        shift = draw(path + ".running_mean", mean.shape) / 10 * variance.sqrt()
        scale = 1.05 + draw(path + ".running_var", variance.shape) / 10
        norm.running_mean, norm.running_var = single(mean + shift), single(variance * scale)


@torch.no_grad()
def make(name, change=lambda model: None):
    """One of torchvision's networks in double precision and evaluation mode, changed and then calibrated."""
    model = getattr(torchvision.models, name)(weights=None, num_classes=CLASSES).double().eval()
    change(model)
    fill(model)
    calibrate(model)
    return model
