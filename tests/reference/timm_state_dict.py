"""Writes the entries of the state_dict of timm's networks to files such as timm_state_dict/efficientnet_b0.txt, in the format of torchvision_state_dict.py.

Run this script by hand, with PyTorch 1.13 and a clone of timm's repository (github.com/huggingface/pytorch-image-models, 1.0.7). timm does not have to be installed:

    python3 tests/reference/timm_state_dict.py path/to/pytorch-image-models
"""

import importlib
import pathlib
import sys

from torchvision_state_dict import listing

FOLDER = pathlib.Path(__file__).parent / "timm_state_dict"
NETWORKS = ["efficientnet_b0", "tf_efficientnetv2_s", "tf_efficientnet_lite0", "mobilenetv2_100"]


def main(clone):
    sys.path.insert(0, clone)
    timm = importlib.import_module("timm")
    FOLDER.mkdir(exist_ok=True)
    for name in NETWORKS:
        lines = [f"# {name} of timm {timm.__version__}", *listing(timm.create_model(name))]
        (FOLDER / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1])
