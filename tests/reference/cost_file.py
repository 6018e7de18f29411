"""Writes costs.txt: the costs of networks of several libraries, with one line for each network. The script of each library replaces only the lines of that library."""

import pathlib

FILE = pathlib.Path(__file__).parent / "costs.txt"

HEADER = """\
# Costs of networks. The columns are separated by tabs:
#   name           the library's name of the network
#   resolution     height and width of the image
#   parameters     number of parameters, with a classifier for 1000 classes
#   multiply_adds  multiply-adds of convolutions and linear layers, for one image
#   saved_maps     bytes that autograd keeps for the backward pass of one float32 image, in tensors with one entry per image: feature maps,
#                  the image itself, the gates of squeeze-and-excitation, the features before the classifier, and the int64 indices of a
#                  max pool. A storage that several layers keep is counted once.
#   saved_all      saved_maps and all other tensors that autograd keeps, which are the statistics of batch norms for each channel.
#                  Parameters and buffers are not counted, because they exist without autograd.
#   source         library and version
# The measured networks have no in-place activations, and their dropout and stochastic depth have probability 0, so autograd keeps nothing
# for them. The batch has one image. No batch norm reads a map of one position. The loss is not included. Networks whose name begins
# with tf_ pad their input before strided convolutions, and autograd then keeps the padded copies.
# name	resolution	parameters	multiply_adds	saved_maps	saved_all	source
"""


def library_of(line):
    return line.split("\t")[-1].split()[0]


def known_lines():
    if not FILE.exists():
        return []
    return [line for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def replace(library, version, rows):
    """Replaces the lines of one library. Each row is a tuple of all columns except the source."""
    others = [line for line in known_lines() if library_of(line) != library]
    own = ["\t".join([*map(str, row), f"{library} {version}"]) for row in rows]
    lines = sorted(others + own, key=library_of)
    FILE.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")
