"""Numbers in [-1, 1) that depend on a name and an index only. HashedNumbers.cs draws the same ones, bit for bit."""

import numpy
import torch


def seed_of(name):
    """FNV-1a."""
    value = 2166136261
    for byte in name.encode("utf-8"):
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value


def draw(name, shape):
    """Tensor of float64 whose elements are multiples of 2^-23, so that float32 holds them exactly."""
    count = int(numpy.prod(shape, dtype=numpy.int64))
    index = numpy.arange(count, dtype=numpy.uint32)
    with numpy.errstate(over="ignore"):
        x = index * numpy.uint32(0x9E3779B9) + numpy.uint32(seed_of(name))
        x ^= x >> numpy.uint32(16)
        x *= numpy.uint32(0x7FEB352D)
        x ^= x >> numpy.uint32(15)
        x *= numpy.uint32(0x846CA68B)
        x ^= x >> numpy.uint32(16)
    return torch.from_numpy((x >> numpy.uint32(8)).astype(numpy.float64) / 2.0**23 - 1).reshape(shape)
