"""Writes the logits of torchvision's networks with hashed weights to files such as logits/efficientnet_b0.txt, for the networks in networks.py. The logits with
TensorFlow's padding and epsilon are in logits/tf_efficientnet_b0.txt to tf_efficientnet_b7.txt.

Run this script by hand, like torchvision_state_dict.py. It takes five minutes. Each line is the height and width of an image and its logits in double precision.
There is one image of the declared resolution, and there are two images of 149 x 131, a size at which strided convolutions read maps of odd and of even size.
"""

import pathlib

import torch
import torchvision

import calibrated_networks
import tensorflow_profile
from hashed_numbers import draw
from networks import EFFICIENTNETS, NETWORKS

FOLDER = pathlib.Path(__file__).parent / "logits"


@torch.no_grad()
def lines(model, resolution):
    for count, height, width in ((1, resolution, resolution), (2, 149, 131)):
        for logits in model(draw("images", (count, 3, height, width))).tolist():
            yield f"{height}x{width} " + " ".join(f"{value:.12e}" for value in logits)


def write(name, model, resolution):
    header = f"# {name} of torchvision {torchvision.__version__}, {calibrated_networks.CLASSES} classes"
    text = "\n".join([header, *lines(model, resolution)]) + "\n"
    (FOLDER / f"{name}.txt").write_text(text, encoding="utf-8", newline="\n")


def main():
    FOLDER.mkdir(exist_ok=True)
    for name, resolution in NETWORKS.items():
        write(name, calibrated_networks.make(name), resolution)
    for name, resolution in EFFICIENTNETS.items():
        write("tf_" + name, calibrated_networks.make(name, tensorflow_profile.apply), resolution)


if __name__ == "__main__":
    main()
