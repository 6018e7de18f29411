"""Reads the files that EffNet saved, for tests/scripts/weights-parity, and checks that their tensors equal those of the file that EffNet loaded. torch.load reads .pth
files, with and without weights_only, and safetensors_file.py reads .safetensors files.

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
        print(f"{path.name}: torch.load and safetensors_file.py read {len(original)} tensors that equal the original ones")


if __name__ == "__main__":
    main(sys.argv[1])
