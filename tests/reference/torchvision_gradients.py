"""Writes the loss and the gradients of one training step of torchvision's EfficientNet-B0, with hashed weights and without dropout and stochastic depth.
The result is in gradients/efficientnet_b0.txt; with TensorFlow's padding and epsilon, it is in gradients/tf_efficientnet_b0.txt.

Run this script by hand, like torchvision_state_dict.py. The first line is the loss. One line for each parameter follows: its name, the norm of its gradient,
and the dot product of the gradient and hashed numbers, in double precision.
"""

import pathlib

import torch
import torchvision

import calibrated_networks
import tensorflow_profile
from hashed_numbers import draw

FOLDER = pathlib.Path(__file__).parent / "gradients"
LABELS = [3, 1, 4, 1]


def without_chance(model):
    for module in model.modules():
        if isinstance(module, (torch.nn.Dropout, torchvision.ops.StochasticDepth)):
            module.p = 0.0
    return model


def lines(model):
    logits = model(draw("images", (len(LABELS), 3, 96, 80)))
    loss = torch.nn.functional.cross_entropy(logits, torch.tensor(LABELS))
    loss.backward()
    yield f"loss {loss.item():.12e}"
    for name, parameter in model.named_parameters():
        product = (parameter.grad * draw(name + ".grad", parameter.shape)).sum()
        yield f"{name} {parameter.grad.norm().item():.12e} {product.item():.12e}"


def write(name, model):
    header = f"# {name} of torchvision {torchvision.__version__}, {calibrated_networks.CLASSES} classes"
    text = "\n".join([header, *lines(without_chance(model.train()))]) + "\n"
    (FOLDER / f"{name}.txt").write_text(text, encoding="utf-8", newline="\n")


def main():
    FOLDER.mkdir(exist_ok=True)
    write("efficientnet_b0", calibrated_networks.make("efficientnet_b0"))
    write("tf_efficientnet_b0", calibrated_networks.make("efficientnet_b0", tensorflow_profile.apply))


if __name__ == "__main__":
    main()
