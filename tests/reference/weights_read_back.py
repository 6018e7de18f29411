"""Reads what the other side saved, for tests/scripts/weights-parity: torch.load reads .pth files, also where it may only read weights, and twenty lines of
Python .safetensors, and the tensors are those of the file that it loaded before.

    python3 tests/reference/weights_read_back.py FOLDER
"""

import pathlib
import sys

import torch

import safetensors_file


def main(folder):
    for path in sorted(pathlib.Path(folder).glob("saved-*.pth")):
        original = torch.load(path.with_name(path.name.removeprefix("saved-")))
        twin = safetensors_file.read(path.with_suffix(".safetensors"))
        for state in (torch.load(path), torch.load(path, weights_only=True), twin):
            assert sorted(state) == sorted(original), path
            for name, value in original.items():
                assert state[name].dtype == value.dtype and torch.equal(state[name], value), f"{path}: {name}"
        print(f"{path.name}: torch.load and a reader of safetensors read {len(original)} tensors as they were")


if __name__ == "__main__":
    main(sys.argv[1])
