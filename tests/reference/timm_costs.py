"""Writes the costs of networks of timm that torchvision does not have to costs.txt. The header of costs.txt describes the columns.

Run this script by hand, with PyTorch 1.13 and a clone of timm's repository (github.com/huggingface/pytorch-image-models). timm does not have to be installed:

    python3 tests/reference/timm_costs.py path/to/pytorch-image-models
"""

import importlib
import sys

import cost_file
from cost_measurement import measure

RESOLUTIONS = {
    "tf_efficientnet_lite0": 224,
    "tf_efficientnet_lite1": 240,
    "tf_efficientnet_lite2": 260,
    "tf_efficientnet_lite3": 280,
    "tf_efficientnet_lite4": 300,
    "mobilenetv1_100": 224,
    "seresnet50": 224,
}


def main(clone):
    sys.path.insert(0, clone)
    timm = importlib.import_module("timm")
    rows = [(name, *measure(timm.create_model(name), resolution)) for name, resolution in RESOLUTIONS.items()]
    cost_file.replace("timm", timm.__version__, rows)


if __name__ == "__main__":
    main(sys.argv[1])
