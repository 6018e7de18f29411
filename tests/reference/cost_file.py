"""costs.txt: what networks of several libraries cost, one line each. Every library's script replaces its own lines and keeps the others."""

import pathlib

FILE = pathlib.Path(__file__).parent / "costs.txt"

HEADER = """\
# What networks cost. Columns, separated by tabs:
#   name           the library's own
#   resolution     height and width of the image
#   parameters     learned numbers, with a classifier for 1000 classes
#   multiply_adds  of convolutions and linear layers, for one image
#   saved_maps     bytes that autograd keeps of one float32 image from a forward pass in training to its backward pass: tensors with one
#                  entry per image (feature maps, the image itself, the gates of squeeze-and-excitation, the features before the
#                  classifier, a max pool's int64 indices); each storage once, however many layers keep it
#   saved_all      the same with everything else that is kept, which is batch norm's statistics per channel; parameters and buffers are not
#                  counted, as they exist anyway
#   source         library and version
# No activation works in place, and dropout and stochastic depth have probability 0, so that they keep nothing. The batch is one image; no
# batch norm here works on maps of one position. The loss is not part of it. Networks called tf_ pad before strided convolutions, which
# then keep the padded copies.
# name	resolution	parameters	multiply_adds	saved_maps	saved_all	source
"""


def library_of(line):
    return line.split("\t")[-1].split()[0]


def known_lines():
    if not FILE.exists():
        return []
    return [line for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def replace(library, version, rows):
    """Writes the rows of one library: tuples of everything but the source."""
    others = [line for line in known_lines() if library_of(line) != library]
    own = ["\t".join([*map(str, row), f"{library} {version}"]) for row in rows]
    lines = sorted(others + own, key=library_of)
    FILE.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")
