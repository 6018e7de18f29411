"""Writes the costs of torchvision's networks to costs.txt. The header of costs.txt describes the columns.

Run this script by hand, like torchvision_state_dict.py. It takes two minutes and 5 GB of memory.
"""

import torchvision

import cost_file
from cost_measurement import measure
from networks import NETWORKS


def row(name, resolution):
    return name, *measure(getattr(torchvision.models, name)(weights=None), resolution)


def main():
    rows = [row(name, resolution) for name, resolution in NETWORKS.items()]
    cost_file.replace("torchvision", torchvision.__version__, rows)


if __name__ == "__main__":
    main()
