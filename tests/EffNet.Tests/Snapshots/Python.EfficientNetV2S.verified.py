"""EfficientNetV2S for PyTorch. Written by EffNet from efficientnet-v2.effnet.

21,458,488 parameters, 8,365,617,152 multiply-adds for an image of 3 x 384 x 384.

The state_dict has the names of EffNet's network, so weights can be loaded in both
directions.
"""

import math
from collections import OrderedDict

import torch
from torch import Tensor, nn


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
            nn.Conv2d(
                in_channels,
                out_channels,
                kernel_size=kernel_size,
                stride=stride,
                padding=kernel_size // 2,
                groups=groups,
                bias=False,
            ),
            nn.BatchNorm2d(out_channels, eps=0.001),
            nn.SiLU(),
        )


class FusedMBConv1(nn.Module):
    """A block of stage2, with a residual connection."""

    def __init__(self) -> None:
        super().__init__()
        self.block = nn.Sequential(ConvNormActivation(24, 24, kernel_size=3))

    def forward(self, x: Tensor) -> Tensor:
        y = self.block(x)
        return y + x


class StochasticDepthFusedMBConv1(nn.Module):
    """A block of stage2, with a residual connection."""

    def __init__(self) -> None:
        super().__init__()
        self.block = nn.Sequential(ConvNormActivation(24, 24, kernel_size=3))
        self.stochastic_depth = StochasticDepth(0.005)

    def forward(self, x: Tensor) -> Tensor:
        y = self.block(x)
        y = self.stochastic_depth(y)
        return y + x


class ConvNorm(nn.Sequential):
    """Convolution and batch norm."""

    def __init__(self, in_channels: int, out_channels: int) -> None:
        super().__init__(
            nn.Conv2d(in_channels, out_channels, kernel_size=1, bias=False), nn.BatchNorm2d(out_channels, eps=0.001)
        )


class FusedMBConv4(nn.Module):
    """A block of stage3 and stage4."""

    def __init__(self, in_channels: int, out_channels: int, fused_channels: int) -> None:
        super().__init__()
        self.block = nn.Sequential(
            ConvNormActivation(in_channels, fused_channels, kernel_size=3, stride=2),
            ConvNorm(fused_channels, out_channels),
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.block(x)


class ResidualFusedMBConv4(nn.Module):
    """A block of stage3 and stage4, with a residual connection."""

    def __init__(self, channels: int, fused_channels: int, drop_rate: float) -> None:
        super().__init__()
        self.block = nn.Sequential(
            ConvNormActivation(channels, fused_channels, kernel_size=3), ConvNorm(fused_channels, channels)
        )
        self.stochastic_depth = StochasticDepth(drop_rate)

    def forward(self, x: Tensor) -> Tensor:
        y = self.block(x)
        y = self.stochastic_depth(y)
        return y + x


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


class MBConv(nn.Module):
    """A block of stage5, stage6 and stage7."""

    def __init__(
        self, in_channels: int, out_channels: int, expand_channels: int, squeeze_channels: int, stride: int = 1
    ) -> None:
        super().__init__()
        self.block = nn.Sequential(
            ConvNormActivation(in_channels, expand_channels, kernel_size=1),
            ConvNormActivation(expand_channels, expand_channels, kernel_size=3, stride=stride, groups=expand_channels),
            SqueezeExcitation(expand_channels, squeeze_channels=squeeze_channels),
            ConvNorm(expand_channels, out_channels),
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.block(x)


class ResidualMBConv(nn.Module):
    """A block of stage5, stage6 and stage7, with a residual connection."""

    def __init__(self, channels: int, expand_channels: int, squeeze_channels: int, drop_rate: float) -> None:
        super().__init__()
        self.block = nn.Sequential(
            ConvNormActivation(channels, expand_channels, kernel_size=1),
            ConvNormActivation(expand_channels, expand_channels, kernel_size=3, groups=expand_channels),
            SqueezeExcitation(expand_channels, squeeze_channels=squeeze_channels),
            ConvNorm(expand_channels, channels),
        )
        self.stochastic_depth = StochasticDepth(drop_rate)

    def forward(self, x: Tensor) -> Tensor:
        y = self.block(x)
        y = self.stochastic_depth(y)
        return y + x


class EfficientNetV2S(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (1000)."""

    def __init__(self, num_classes: int = 1000) -> None:
        super().__init__()
        self.features = nn.Sequential(
            # stage1: Conv3x3, 3 x 384 x 384 to 24 x 192 x 192
            ConvNormActivation(3, 24, kernel_size=3, stride=2),
            # stage2: FusedMBConv1, k3x3, 24 x 192 x 192 to 24 x 192 x 192
            nn.Sequential(FusedMBConv1(), StochasticDepthFusedMBConv1()),
            # stage3: FusedMBConv4, k3x3, 24 x 192 x 192 to 48 x 96 x 96
            nn.Sequential(
                FusedMBConv4(24, 48, fused_channels=96),
                ResidualFusedMBConv4(48, fused_channels=192, drop_rate=0.015000000000000003),
                ResidualFusedMBConv4(48, fused_channels=192, drop_rate=0.02),
                ResidualFusedMBConv4(48, fused_channels=192, drop_rate=0.025),
            ),
            # stage4: FusedMBConv4, k3x3, 48 x 96 x 96 to 64 x 48 x 48
            nn.Sequential(
                FusedMBConv4(48, 64, fused_channels=192),
                ResidualFusedMBConv4(64, fused_channels=256, drop_rate=0.035),
                ResidualFusedMBConv4(64, fused_channels=256, drop_rate=0.04),
                ResidualFusedMBConv4(64, fused_channels=256, drop_rate=0.045),
            ),
            # stage5: MBConv4, k3x3, 64 x 48 x 48 to 128 x 24 x 24
            nn.Sequential(
                MBConv(64, 128, expand_channels=256, squeeze_channels=16, stride=2),
                ResidualMBConv(128, expand_channels=512, squeeze_channels=32, drop_rate=0.05500000000000001),
                ResidualMBConv(128, expand_channels=512, squeeze_channels=32, drop_rate=0.06000000000000001),
                ResidualMBConv(128, expand_channels=512, squeeze_channels=32, drop_rate=0.065),
                ResidualMBConv(128, expand_channels=512, squeeze_channels=32, drop_rate=0.07),
                ResidualMBConv(128, expand_channels=512, squeeze_channels=32, drop_rate=0.075),
            ),
            # stage6: MBConv6, k3x3, 128 x 24 x 24 to 160 x 24 x 24
            nn.Sequential(
                MBConv(128, 160, expand_channels=768, squeeze_channels=32),
                ResidualMBConv(160, expand_channels=960, squeeze_channels=40, drop_rate=0.085),
                ResidualMBConv(160, expand_channels=960, squeeze_channels=40, drop_rate=0.09),
                ResidualMBConv(160, expand_channels=960, squeeze_channels=40, drop_rate=0.095),
                ResidualMBConv(160, expand_channels=960, squeeze_channels=40, drop_rate=0.1),
                ResidualMBConv(160, expand_channels=960, squeeze_channels=40, drop_rate=0.10500000000000001),
                ResidualMBConv(160, expand_channels=960, squeeze_channels=40, drop_rate=0.11000000000000001),
                ResidualMBConv(160, expand_channels=960, squeeze_channels=40, drop_rate=0.11500000000000002),
                ResidualMBConv(160, expand_channels=960, squeeze_channels=40, drop_rate=0.12000000000000002),
            ),
            # stage7: MBConv6, k3x3, 160 x 24 x 24 to 256 x 12 x 12
            nn.Sequential(
                MBConv(160, 256, expand_channels=960, squeeze_channels=40, stride=2),
                ResidualMBConv(256, expand_channels=1536, squeeze_channels=64, drop_rate=0.13),
                ResidualMBConv(256, expand_channels=1536, squeeze_channels=64, drop_rate=0.135),
                ResidualMBConv(256, expand_channels=1536, squeeze_channels=64, drop_rate=0.14),
                ResidualMBConv(256, expand_channels=1536, squeeze_channels=64, drop_rate=0.14500000000000002),
                ResidualMBConv(256, expand_channels=1536, squeeze_channels=64, drop_rate=0.15),
                ResidualMBConv(256, expand_channels=1536, squeeze_channels=64, drop_rate=0.155),
                ResidualMBConv(256, expand_channels=1536, squeeze_channels=64, drop_rate=0.16),
                ResidualMBConv(256, expand_channels=1536, squeeze_channels=64, drop_rate=0.165),
                ResidualMBConv(256, expand_channels=1536, squeeze_channels=64, drop_rate=0.17),
                ResidualMBConv(256, expand_channels=1536, squeeze_channels=64, drop_rate=0.175),
                ResidualMBConv(256, expand_channels=1536, squeeze_channels=64, drop_rate=0.18),
                ResidualMBConv(256, expand_channels=1536, squeeze_channels=64, drop_rate=0.185),
                ResidualMBConv(256, expand_channels=1536, squeeze_channels=64, drop_rate=0.19),
                ResidualMBConv(256, expand_channels=1536, squeeze_channels=64, drop_rate=0.195),
            ),
            # stage9: Conv1x1 & Pooling & FC, 256 x 12 x 12 to 1000
            ConvNormActivation(256, 1280, kernel_size=1),
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
        """Initializes the weights as torchvision's EfficientNet does."""
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out")
                if module.bias is not None:
                    nn.init.zeros_(module.bias)
            elif isinstance(module, nn.Linear):
                bound = 1.0 / math.sqrt(module.out_features)
                nn.init.uniform_(module.weight, -bound, bound)
                nn.init.zeros_(module.bias)

    def forward(self, x: Tensor) -> Tensor:
        x = self.features(x)
        return self.classifier(x)
