"""Pseudorandom numbers in [-1, 1) that depend only on a name and an index. HashedNumbers.cs generates bit-identical numbers."""

import numpy
import torch


def seed_of(name):
    """Returns the 32-bit FNV-1a hash of a name."""
    value = 2166136261
    for byte in name.encode("utf-8"):
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value


def draw(name, shape):
    """Returns a float64 tensor. Its elements are multiples of 2^-23, so float32 can represent them exactly."""
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
