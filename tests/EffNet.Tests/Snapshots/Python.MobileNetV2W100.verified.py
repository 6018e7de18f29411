"""MobileNetV2W100 for PyTorch. Written by EffNet from mobilenet-v2.effnet.

3,504,872 parameters, 300,774,272 multiply-adds for an image of 3 x 224 x 224.

The state_dict has the names of EffNet's network, so weights can be loaded in both
directions.
"""

from collections import OrderedDict

from torch import Tensor, nn


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
            nn.BatchNorm2d(out_channels),
            nn.ReLU6(),
        )


class MBConv1(nn.Module):
    """A block of stage1."""

    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Sequential(
            ConvNormActivation(32, 32, kernel_size=3, groups=32),
            nn.Conv2d(32, 16, kernel_size=1, bias=False),
            nn.BatchNorm2d(16),
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.conv(x)


class MBConv6(nn.Module):
    """A block of stage2, stage3, stage4, stage5, stage6 and stage7."""

    def __init__(self, in_channels: int, out_channels: int, expand_channels: int, stride: int = 1) -> None:
        super().__init__()
        self.conv = nn.Sequential(
            ConvNormActivation(in_channels, expand_channels, kernel_size=1),
            ConvNormActivation(expand_channels, expand_channels, kernel_size=3, stride=stride, groups=expand_channels),
            nn.Conv2d(expand_channels, out_channels, kernel_size=1, bias=False),
            nn.BatchNorm2d(out_channels),
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.conv(x)


class ResidualMBConv6(nn.Module):
    """A block of stage2, stage3, stage4, stage5 and stage6, with a residual connection."""

    def __init__(self, channels: int, expand_channels: int) -> None:
        super().__init__()
        self.conv = nn.Sequential(
            ConvNormActivation(channels, expand_channels, kernel_size=1),
            ConvNormActivation(expand_channels, expand_channels, kernel_size=3, groups=expand_channels),
            nn.Conv2d(expand_channels, channels, kernel_size=1, bias=False),
            nn.BatchNorm2d(channels),
        )

    def forward(self, x: Tensor) -> Tensor:
        y = self.conv(x)
        return y + x


class MobileNetV2W100(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (1000)."""

    def __init__(self, num_classes: int = 1000) -> None:
        super().__init__()
        self.features = nn.Sequential(
            # stem: Conv3x3, 3 x 224 x 224 to 32 x 112 x 112
            ConvNormActivation(3, 32, kernel_size=3, stride=2),
            # stage1: MBConv1, k3x3, 32 x 112 x 112 to 16 x 112 x 112
            MBConv1(),
            # stage2: MBConv6, k3x3, 16 x 112 x 112 to 24 x 56 x 56
            MBConv6(16, 24, expand_channels=96, stride=2),
            ResidualMBConv6(24, expand_channels=144),
            # stage3: MBConv6, k3x3, 24 x 56 x 56 to 32 x 28 x 28
            MBConv6(24, 32, expand_channels=144, stride=2),
            ResidualMBConv6(32, expand_channels=192),
            ResidualMBConv6(32, expand_channels=192),
            # stage4: MBConv6, k3x3, 32 x 28 x 28 to 64 x 14 x 14
            MBConv6(32, 64, expand_channels=192, stride=2),
            ResidualMBConv6(64, expand_channels=384),
            ResidualMBConv6(64, expand_channels=384),
            ResidualMBConv6(64, expand_channels=384),
            # stage5: MBConv6, k3x3, 64 x 14 x 14 to 96 x 14 x 14
            MBConv6(64, 96, expand_channels=384),
            ResidualMBConv6(96, expand_channels=576),
            ResidualMBConv6(96, expand_channels=576),
            # stage6: MBConv6, k3x3, 96 x 14 x 14 to 160 x 7 x 7
            MBConv6(96, 160, expand_channels=576, stride=2),
            ResidualMBConv6(160, expand_channels=960),
            ResidualMBConv6(160, expand_channels=960),
            # stage7: MBConv6, k3x3, 160 x 7 x 7 to 320 x 7 x 7
            MBConv6(160, 320, expand_channels=960),
            # top: Conv1x1 & Pooling & FC, 320 x 7 x 7 to 1000
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
        """Initializes the weights as torchvision's MobileNetV2 does."""
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out")
                if module.bias is not None:
                    nn.init.zeros_(module.bias)
            elif isinstance(module, nn.Linear):
                nn.init.normal_(module.weight, 0.0, 0.01)
                nn.init.zeros_(module.bias)

    def forward(self, x: Tensor) -> Tensor:
        x = self.features(x)
        return self.classifier(x)
