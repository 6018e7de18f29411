"""Writes explanation/efficientnet_b0.txt: CAM and Grad-CAM of torchvision's EfficientNet-B0 with hashed weights, computed with NumPy from activations and gradients.

Run this script by hand, like torchvision_state_dict.py. The first lines are the best class of each image and the probability of each image's class in CLASSES. One line for
each map follows: the stage or "cam", the index of the image, the height, the width, and the values in double precision. Grad-CAM values are those before the ReLU.
"""

import pathlib

import torch
import torchvision

import calibrated_networks
from hashed_numbers import draw

FOLDER = pathlib.Path(__file__).parent / "explanation"
CLASSES = [7, 2]
STAGES = ["features.4", "features.6", "features.8"]


def row(name, values):
    return " ".join([name, *(f"{value:.12e}" for value in values)])


def maps_and_gradients(model, images, stage):
    kept = []
    module = dict(model.named_modules())[stage]
    hook = module.register_forward_hook(lambda module, arguments, output: kept.append(output))
    logits = model(images)
    hook.remove()
    gradients = [torch.autograd.grad(logits[i, k], kept[0], retain_graph=True)[0][i] for i, k in enumerate(CLASSES)]
    return kept[0].detach().numpy(), [gradient.numpy() for gradient in gradients], logits.detach()


def grad_cam(maps, gradient):
    weights = gradient.sum(axis=(1, 2)) / (gradient.shape[1] * gradient.shape[2])
    return sum(weights[c] * maps[c] for c in range(len(weights)))


def cam(maps, weights):
    return sum(weights[c] * maps[c] for c in range(len(weights)))


def lines(model):
    images = draw("images", (len(CLASSES), 3, 128, 96))
    for stage in STAGES:
        maps, gradients, logits = maps_and_gradients(model, images, stage)
        if stage == STAGES[0]:
            yield " ".join(["best", *(str(int(k)) for k in logits.argmax(1))])
            yield row("probabilities", (float(logits.softmax(1)[i, k]) for i, k in enumerate(CLASSES)))
        for i, gradient in enumerate(gradients):
            yield row(f"{stage} {i} {maps.shape[2]} {maps.shape[3]}", grad_cam(maps[i], gradient).flatten())
    linear = model.classifier[1].weight.detach().numpy()
    for i, k in enumerate(CLASSES):
        yield row(f"cam {i} {maps.shape[2]} {maps.shape[3]}", cam(maps[i], linear[k]).flatten())


def main():
    FOLDER.mkdir(exist_ok=True)
    model = calibrated_networks.make("efficientnet_b0")
    header = f"# efficientnet_b0 of torchvision {torchvision.__version__}, {calibrated_networks.CLASSES} classes, of which {CLASSES[0]} and {CLASSES[1]} are shown"
    text = "\n".join([header, *lines(model)]) + "\n"
    (FOLDER / "efficientnet_b0.txt").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
