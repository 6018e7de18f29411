"""TfEfficientNetB0 for PyTorch. Written by EffNet from efficientnet-tf.effnet.

5,288,548 parameters, 385,814,752 multiply-adds for an image of 3 x 224 x 224.

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


class SameConv2d(nn.Conv2d):
    """A convolution that pads as TensorFlow's "SAME" does."""

    def forward(self, x: Tensor) -> Tensor:
        x = same_pad(x, self.kernel_size, self.stride)
        return self._conv_forward(x, self.weight, self.bias)


class StochasticDepth(nn.Module):
    """Drops a residual branch at random for each sample in training (Huang et al., 2016).

    Branches that are kept are divided by the probability of keeping them, which preserves the mean.
    """

    def __init__(self, drop_rate: float) -> None:
        super().__init__()
        self.drop_rate = drop_rate

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.drop_rate == 0.0:
            return x
        survival = 1.0 - self.drop_rate
        shape = [x.shape[0]] + [1] * (x.ndim - 1)
        kept = torch.empty(shape, dtype=x.dtype, device=x.device).bernoulli_(survival)
        return x * (kept / survival)

    def extra_repr(self) -> str:
        return f"drop_rate={self.drop_rate}"


class ConvNormActivation(nn.Sequential):
    """Convolution, batch norm and activation."""

    def __init__(self, in_channels: int, out_channels: int, kernel_size: int, stride: int = 1, groups: int = 1) -> None:
        super().__init__(
            SameConv2d(in_channels, out_channels, kernel_size=kernel_size, stride=stride, groups=groups, bias=False),
            nn.BatchNorm2d(out_channels, eps=0.001, momentum=0.01),
            nn.SiLU(),
        )


class SqueezeExcitation(nn.Module):
    """Squeeze-and-excitation: a gate per channel, computed from the channel means."""

    def __init__(self, channels: int, squeeze_channels: int) -> None:
        super().__init__()
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc1 = nn.Conv2d(channels, squeeze_channels, kernel_size=1)
        self.activation = nn.SiLU()
        self.fc2 = nn.Conv2d(squeeze_channels, channels, kernel_size=1)
        self.scale_activation = nn.Sigmoid()

    def forward(self, x: Tensor) -> Tensor:
        y = self.avgpool(x)
        y = self.fc1(y)
        y = self.activation(y)
        y = self.fc2(y)
        y = self.scale_activation(y)
        return x * y


class ConvNorm(nn.Sequential):
    """Convolution and batch norm."""

    def __init__(self, in_channels: int, out_channels: int) -> None:
        super().__init__(
            SameConv2d(in_channels, out_channels, kernel_size=1, bias=False),
            nn.BatchNorm2d(out_channels, eps=0.001, momentum=0.01),
        )


class MBConv1(nn.Module):
    """A block of stage2."""

    def __init__(self) -> None:
        super().__init__()
        self.block = nn.Sequential(
            ConvNormActivation(32, 32, kernel_size=3, groups=32),
            SqueezeExcitation(32, squeeze_channels=8),
            ConvNorm(32, 16),
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.block(x)


class MBConv6(nn.Module):
    """A block of stage3, stage4, stage5, stage6, stage7 and stage8."""

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        expand_channels: int,
        squeeze_channels: int,
        kernel_size: int,
        stride: int = 1,
    ) -> None:
        super().__init__()
        self.block = nn.Sequential(
            ConvNormActivation(in_channels, expand_channels, kernel_size=1),
            ConvNormActivation(
                expand_channels, expand_channels, kernel_size=kernel_size, stride=stride, groups=expand_channels
            ),
            SqueezeExcitation(expand_channels, squeeze_channels=squeeze_channels),
            ConvNorm(expand_channels, out_channels),
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.block(x)


class ResidualMBConv6(nn.Module):
    """A block of stage3, stage4, stage5, stage6 and stage7, with a residual connection."""

    def __init__(
        self, channels: int, expand_channels: int, squeeze_channels: int, kernel_size: int, drop_rate: float
    ) -> None:
        super().__init__()
        self.block = nn.Sequential(
            ConvNormActivation(channels, expand_channels, kernel_size=1),
            ConvNormActivation(expand_channels, expand_channels, kernel_size=kernel_size, groups=expand_channels),
            SqueezeExcitation(expand_channels, squeeze_channels=squeeze_channels),
            ConvNorm(expand_channels, channels),
        )
        self.stochastic_depth = StochasticDepth(drop_rate)

    def forward(self, x: Tensor) -> Tensor:
        y = self.block(x)
        y = self.stochastic_depth(y)
        return y + x


class TfEfficientNetB0(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (1000)."""

    def __init__(self, num_classes: int = 1000) -> None:
        super().__init__()
        self.features = nn.Sequential(
            # stage1: Conv3x3, 3 x 224 x 224 to 32 x 112 x 112
            ConvNormActivation(3, 32, kernel_size=3, stride=2),
            # stage2: MBConv1, k3x3, 32 x 112 x 112 to 16 x 112 x 112
            nn.Sequential(MBConv1()),
            # stage3: MBConv6, k3x3, 16 x 112 x 112 to 24 x 56 x 56
            nn.Sequential(
                MBConv6(16, 24, expand_channels=96, squeeze_channels=4, kernel_size=3, stride=2),
                ResidualMBConv6(24, expand_channels=144, squeeze_channels=6, kernel_size=3, drop_rate=0.025),
            ),
            # stage4: MBConv6, k5x5, 24 x 56 x 56 to 40 x 28 x 28
            nn.Sequential(
                MBConv6(24, 40, expand_channels=144, squeeze_channels=6, kernel_size=5, stride=2),
                ResidualMBConv6(40, expand_channels=240, squeeze_channels=10, kernel_size=5, drop_rate=0.05),
            ),
            # stage5: MBConv6, k3x3, 40 x 28 x 28 to 80 x 14 x 14
            nn.Sequential(
                MBConv6(40, 80, expand_channels=240, squeeze_channels=10, kernel_size=3, stride=2),
                ResidualMBConv6(
                    80, expand_channels=480, squeeze_channels=20, kernel_size=3, drop_rate=0.07500000000000001
                ),
                ResidualMBConv6(
                    80, expand_channels=480, squeeze_channels=20, kernel_size=3, drop_rate=0.08750000000000001
                ),
            ),
            # stage6: MBConv6, k5x5, 80 x 14 x 14 to 112 x 14 x 14
            nn.Sequential(
                MBConv6(80, 112, expand_channels=480, squeeze_channels=20, kernel_size=5),
                ResidualMBConv6(112, expand_channels=672, squeeze_channels=28, kernel_size=5, drop_rate=0.1125),
                ResidualMBConv6(112, expand_channels=672, squeeze_channels=28, kernel_size=5, drop_rate=0.125),
            ),
            # stage7: MBConv6, k5x5, 112 x 14 x 14 to 192 x 7 x 7
            nn.Sequential(
                MBConv6(112, 192, expand_channels=672, squeeze_channels=28, kernel_size=5, stride=2),
                ResidualMBConv6(
                    192, expand_channels=1152, squeeze_channels=48, kernel_size=5, drop_rate=0.15000000000000002
                ),
                ResidualMBConv6(192, expand_channels=1152, squeeze_channels=48, kernel_size=5, drop_rate=0.1625),
                ResidualMBConv6(
                    192, expand_channels=1152, squeeze_channels=48, kernel_size=5, drop_rate=0.17500000000000002
                ),
            ),
            # stage8: MBConv6, k3x3, 192 x 7 x 7 to 320 x 7 x 7
            nn.Sequential(MBConv6(192, 320, expand_channels=1152, squeeze_channels=48, kernel_size=3)),
            # stage9: Conv1x1 & Pooling & FC, 320 x 7 x 7 to 1000
            ConvNormActivation(320, 1280, kernel_size=1),
        )
        self.classifier = nn.Sequential(
            OrderedDict(
                [
                    ("avgpool", nn.AdaptiveAvgPool2d(1)),
                    ("flatten", nn.Flatten()),
                    ("0", nn.Dropout(0.2)),
                    ("1", nn.Linear(1280, num_classes)),
                ],
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
