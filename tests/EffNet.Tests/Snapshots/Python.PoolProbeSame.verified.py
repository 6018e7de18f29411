"""PoolProbeSame for PyTorch. Written by EffNet from pool-probes.effnet.

20 parameters, 15 multiply-adds for an image of 3 x 150 x 150.

The state_dict has the names of EffNet's network, so weights can be loaded in both
directions.
"""

import math
from collections import OrderedDict
from typing import Tuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn


def same_pad(
    x: Tensor, kernel_size: Tuple[int, int], stride: Tuple[int, int], value: float = 0.0
) -> Tensor:
    """Pads as TensorFlow's "SAME" does, so that a layer has ceil(size / stride) outputs.

    The padding depends on the size; an odd row or column is added below or on the right.
    """
    height, width = x.shape[2], x.shape[3]
    down, right = stride
    rows = max(0, ((height + down - 1) // down - 1) * down + kernel_size[0] - height)
    columns = max(0, ((width + right - 1) // right - 1) * right + kernel_size[1] - width)
    if rows + columns == 0:
        return x
    padding = [columns // 2, columns - columns // 2, rows // 2, rows - rows // 2]
    return F.pad(x, padding, value=value)


class SameMaxPool2d(nn.MaxPool2d):
    """A max pooling that pads as TensorFlow's "SAME" does. Its kernel size and stride must be pairs."""

    def forward(self, x: Tensor) -> Tensor:
        x = same_pad(x, self.kernel_size, self.stride, float("-inf"))
        return F.max_pool2d(x, self.kernel_size, self.stride)


class SameAvgPool2d(nn.AvgPool2d):
    """An average pooling that pads as TensorFlow's "SAME" does; the border is ignored.

    Its kernel size and stride must be pairs.
    """

    def forward(self, x: Tensor) -> Tensor:
        present = torch.ones(1, 1, x.shape[2], x.shape[3], dtype=x.dtype, device=x.device)
        x = same_pad(x, self.kernel_size, self.stride)
        present = same_pad(present, self.kernel_size, self.stride)
        means = F.avg_pool2d(x, self.kernel_size, self.stride)
        return means / F.avg_pool2d(present, self.kernel_size, self.stride)


class PoolProbeSame(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (5)."""

    def __init__(self, num_classes: int = 5) -> None:
        super().__init__()
        self.features = nn.Sequential(
            # max2by2: MaxPool2x2, 3 x 150 x 150 to 3 x 75 x 75
            nn.Sequential(OrderedDict([("pool", SameMaxPool2d(kernel_size=(2, 2), stride=(2, 2)))])),
            # max3by1: MaxPool3x3, 3 x 75 x 75 to 3 x 75 x 75
            nn.Sequential(OrderedDict([("pool", nn.MaxPool2d(kernel_size=3, stride=1, padding=1))])),
            # max3by2: MaxPool3x3, 3 x 75 x 75 to 3 x 38 x 38
            nn.Sequential(OrderedDict([("pool", SameMaxPool2d(kernel_size=(3, 3), stride=(2, 2)))])),
            # max4by2: MaxPool4x4, 3 x 38 x 38 to 3 x 19 x 19
            nn.Sequential(OrderedDict([("pool", SameMaxPool2d(kernel_size=(4, 4), stride=(2, 2)))])),
            # max5by1: MaxPool5x5, 3 x 19 x 19 to 3 x 19 x 19
            nn.Sequential(OrderedDict([("pool", nn.MaxPool2d(kernel_size=5, stride=1, padding=2))])),
            # max5by2: MaxPool5x5, 3 x 19 x 19 to 3 x 10 x 10
            nn.Sequential(OrderedDict([("pool", SameMaxPool2d(kernel_size=(5, 5), stride=(2, 2)))])),
            # mean2by2: AvgPool2x2, 3 x 10 x 10 to 3 x 5 x 5
            nn.Sequential(OrderedDict([("pool", SameAvgPool2d(kernel_size=(2, 2), stride=(2, 2)))])),
            # mean3by1: AvgPool3x3, 3 x 5 x 5 to 3 x 5 x 5
            nn.Sequential(
                OrderedDict([("pool", nn.AvgPool2d(kernel_size=3, stride=1, padding=1, count_include_pad=False))])
            ),
            # mean3by2: AvgPool3x3, 3 x 5 x 5 to 3 x 3 x 3
            nn.Sequential(OrderedDict([("pool", SameAvgPool2d(kernel_size=(3, 3), stride=(2, 2)))])),
            # mean4by2: AvgPool4x4, 3 x 3 x 3 to 3 x 2 x 2
            nn.Sequential(OrderedDict([("pool", SameAvgPool2d(kernel_size=(4, 4), stride=(2, 2)))])),
            # mean5by1: AvgPool5x5, 3 x 2 x 2 to 3 x 2 x 2
            nn.Sequential(
                OrderedDict([("pool", nn.AvgPool2d(kernel_size=5, stride=1, padding=2, count_include_pad=False))])
            ),
            # mean5by2: AvgPool5x5, 3 x 2 x 2 to 3 x 1 x 1
            nn.Sequential(OrderedDict([("pool", SameAvgPool2d(kernel_size=(5, 5), stride=(2, 2)))])),
        )
        self.classifier = nn.Sequential(
            OrderedDict(
                [("avgpool", nn.AdaptiveAvgPool2d(1)), ("flatten", nn.Flatten()), ("1", nn.Linear(3, num_classes))]
            ),
        )
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Initializes the weights as TensorFlow's EfficientNet does."""
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                # A depthwise convolution is one filter for each channel.
                outputs = module.weight[0, 0].numel() * module.out_channels // module.groups
                nn.init.normal_(module.weight, 0.0, math.sqrt(2.0 / outputs))
                if module.bias is not None:
                    nn.init.zeros_(module.bias)
            elif isinstance(module, nn.Linear):
                bound = 1.0 / math.sqrt(module.out_features)
                nn.init.uniform_(module.weight, -bound, bound)
                nn.init.zeros_(module.bias)

    def forward(self, x: Tensor) -> Tensor:
        x = self.features(x)
        return self.classifier(x)
