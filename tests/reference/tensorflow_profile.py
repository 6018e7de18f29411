"""Changes torchvision's EfficientNet to the padding and the batch norm epsilon of the paper's TensorFlow code."""

import torch


def pads_of(size, kernel, stride):
    """Returns the padding before and after one dimension for TensorFlow's padding "SAME", as defined in the documentation of tf.nn."""
    if size % stride == 0:
        total = max(kernel - stride, 0)
    else:
        total = max(kernel - size % stride, 0)
    return total // 2, total - total // 2


def pad(convolution, inputs):
    (height, width), (rows, columns) = inputs[0].shape[2:], convolution.kernel_size
    top, bottom = pads_of(height, rows, convolution.stride[0])
    left, right = pads_of(width, columns, convolution.stride[1])
    return torch.nn.functional.pad(inputs[0], (left, right, top, bottom))


def apply(model):
    for module in model.modules():
        if isinstance(module, torch.nn.Conv2d):
            module.padding = (0, 0)
            module.register_forward_pre_hook(pad)
        elif isinstance(module, torch.nn.BatchNorm2d):
            module.eps = 1e-3
