"""Creates torchvision's networks with hashed weights, and batch norm statistics of one batch. HashedState.cs and CalibratedState.cs do the same in C#.

The output of a newly initialized EfficientNet hardly depends on its input, so equal logits of such networks would prove nothing.
"""

import math

import torch
import torchvision

from hashed_numbers import draw

CLASSES = 10


def single(tensor):
    """Rounds a tensor to float32 precision, the precision of the tested weights, and returns it as float64."""
    return tensor.to(torch.float32).to(torch.float64)


def gain(path):
    """Returns the factor of a batch norm's weight. It is 1/4 for the last batch norm of a ResNet bottleneck, which is always called bn3.

    Without this factor, each bottleneck would add values as large as its input. Dozens of such blocks would amplify rounding errors a hundredfold.
    """
    return 1 / 4 if path.endswith(".bn3") else 1


def weights_of(module, path):
    """Yields each parameter of a layer with its new value.

    Filters use He initialization: variance 2 / fan-in, where the fan-in of a depthwise filter is k * k. Affine parameters of batch norms differ from 0 and 1.
    """
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
    """Sets the running statistics of batch norms to those of one batch, with small changes that increase the variance on average.

    Without this calibration, deep networks amplify rounding errors until the output is noise.
    """
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
    """Returns one of torchvision's networks in double precision and evaluation mode. The function change is applied before the weights are set."""
    model = getattr(torchvision.models, name)(weights=None, num_classes=CLASSES).double().eval()
    change(model)
    fill(model)
    calibrate(model)
    return model
