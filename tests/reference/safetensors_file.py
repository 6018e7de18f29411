"""Reads and writes safetensors files without the safetensors library. A file consists of the length of the header in eight bytes, a JSON header, and the bytes of the tensors."""

import json
import struct

import numpy
import torch

NAMES = {
    torch.float64: "F64", torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16",
    torch.int64: "I64", torch.int32: "I32", torch.int16: "I16", torch.int8: "I8", torch.uint8: "U8", torch.bool: "BOOL",
}
TYPES = {name: dtype for dtype, name in NAMES.items()}


def bytes_of(tensor):
    tensor = tensor.detach().cpu().contiguous()
    # NumPy has no bfloat16.
    return (tensor.view(torch.int16) if tensor.dtype == torch.bfloat16 else tensor).numpy().tobytes()


def write(path, tensors, metadata=None):
    header, chunks, end = {} if metadata is None else {"__metadata__": metadata}, [], 0
    for name, tensor in tensors.items():
        chunks.append(bytes_of(tensor))
        header[name] = {"dtype": NAMES[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [end, end + len(chunks[-1])]}
        end += len(chunks[-1])
    text = json.dumps(header).encode("utf-8")
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(chunks))


def read(path):
    data = open(path, "rb").read()
    length = struct.unpack("<Q", data[:8])[0]
    header, tensors = json.loads(data[8:8 + length]), {}
    header.pop("__metadata__", None)
    assert max(entry["data_offsets"][1] for entry in header.values()) == len(data) - 8 - length, "the file contains bytes that do not belong to a tensor"
    for name, entry in header.items():
        begin, end = (8 + length + offset for offset in entry["data_offsets"])
        dtype = TYPES[entry["dtype"]]
        raw = numpy.frombuffer(data[begin:end], dtype=numpy.uint8).copy()
        tensors[name] = torch.from_numpy(raw).view(dtype).reshape(entry["shape"]) if raw.size else torch.empty(entry["shape"], dtype=dtype)
    return tensors
