"""BottleneckProbeDropping for PyTorch. Written by EffNet from block-probes.effnet.

115,161 parameters, 4,549,240 multiply-adds for an image of 3 x 48 x 48.

The state_dict has the names of EffNet's network, so weights can be loaded in both
directions.
"""

from typing import Type

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


class ConvNorm(nn.Sequential):
    """Convolution and batch norm."""

    def __init__(self, in_channels: int, out_channels: int, stride: int = 1) -> None:
        super().__init__(
            nn.Conv2d(in_channels, out_channels, kernel_size=1, stride=stride, bias=False),
            nn.BatchNorm2d(out_channels, eps=0.001, momentum=0.2),
        )


class DownsampleBottleneck(nn.Module):
    """A block of silu, with a residual connection."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(24, 12, kernel_size=1, bias=False)
        self.bn1 = nn.BatchNorm2d(12, eps=0.001, momentum=0.2)
        self.act1 = nn.SiLU()
        self.conv2 = nn.Conv2d(12, 12, kernel_size=3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(12, eps=0.001, momentum=0.2)
        self.act2 = nn.SiLU()
        self.conv3 = nn.Conv2d(12, 48, kernel_size=1, bias=False)
        self.bn3 = nn.BatchNorm2d(48, eps=0.001, momentum=0.2)
        self.downsample = ConvNorm(24, 48)
        self.act = nn.SiLU()

    def forward(self, x: Tensor) -> Tensor:
        y = self.conv1(x)
        y = self.bn1(y)
        y = self.act1(y)
        y = self.conv2(y)
        y = self.bn2(y)
        y = self.act2(y)
        y = self.conv3(y)
        y = self.bn3(y)
        x = self.downsample(x)
        x = y + x
        return self.act(x)


class StochasticDepthBottleneck(nn.Module):
    """A block of silu and relu, with a residual connection."""

    def __init__(self, reduce_channels: int, drop_rate: float, activation: Type[nn.Module], groups: int = 1) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(48, reduce_channels, kernel_size=1, bias=False)
        self.bn1 = nn.BatchNorm2d(reduce_channels, eps=0.001, momentum=0.2)
        self.act1 = activation()
        self.conv2 = nn.Conv2d(reduce_channels, reduce_channels, kernel_size=3, padding=1, groups=groups, bias=False)
        self.bn2 = nn.BatchNorm2d(reduce_channels, eps=0.001, momentum=0.2)
        self.act2 = activation()
        self.conv3 = nn.Conv2d(reduce_channels, 48, kernel_size=1, bias=False)
        self.bn3 = nn.BatchNorm2d(48, eps=0.001, momentum=0.2)
        self.stochastic_depth = StochasticDepth(drop_rate)
        self.act = activation()

    def forward(self, x: Tensor) -> Tensor:
        y = self.conv1(x)
        y = self.bn1(y)
        y = self.act1(y)
        y = self.conv2(y)
        y = self.bn2(y)
        y = self.act2(y)
        y = self.conv3(y)
        y = self.bn3(y)
        y = self.stochastic_depth(y)
        x = y + x
        return self.act(x)


class StochasticDepthDownsampleBottleneck(nn.Module):
    """A block of relu and gelu, with a residual connection."""

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: int,
        drop_rate: float,
        activation: Type[nn.Module],
        stride: int = 1,
        groups: int = 1,
    ) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, 24, kernel_size=1, stride=stride, bias=False)
        self.bn1 = nn.BatchNorm2d(24, eps=0.001, momentum=0.2)
        self.act1 = activation()
        self.conv2 = nn.Conv2d(24, 24, kernel_size=kernel_size, padding=kernel_size // 2, groups=groups, bias=False)
        self.bn2 = nn.BatchNorm2d(24, eps=0.001, momentum=0.2)
        self.act2 = activation()
        self.conv3 = nn.Conv2d(24, out_channels, kernel_size=1, bias=False)
        self.bn3 = nn.BatchNorm2d(out_channels, eps=0.001, momentum=0.2)
        self.stochastic_depth = StochasticDepth(drop_rate)
        self.downsample = ConvNorm(in_channels, out_channels, stride=stride)
        self.act = activation()

    def forward(self, x: Tensor) -> Tensor:
        y = self.conv1(x)
        y = self.bn1(y)
        y = self.act1(y)
        y = self.conv2(y)
        y = self.bn2(y)
        y = self.act2(y)
        y = self.conv3(y)
        y = self.bn3(y)
        y = self.stochastic_depth(y)
        x = self.downsample(x)
        x = y + x
        return self.act(x)


class SqueezeExcitation(nn.Module):
    """Squeeze-and-excitation: a gate per channel, computed from the channel means."""

    def __init__(self, channels: int, squeeze_channels: int, activation: Type[nn.Module]) -> None:
        super().__init__()
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc1 = nn.Conv2d(channels, squeeze_channels, kernel_size=1)
        self.activation = activation()
        self.fc2 = nn.Conv2d(squeeze_channels, channels, kernel_size=1)
        self.scale_activation = nn.Sigmoid()

    def forward(self, x: Tensor) -> Tensor:
        y = self.avgpool(x)
        y = self.fc1(y)
        y = self.activation(y)
        y = self.fc2(y)
        y = self.scale_activation(y)
        return x * y


class SeStochasticDepthDownsampleBottleneck(nn.Module):
    """A block of relu6 and hardSwish, with a residual connection."""

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        reduce_channels: int,
        squeeze_channels: int,
        kernel_size: int,
        drop_rate: float,
        activation: Type[nn.Module],
        groups: int = 1,
    ) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, reduce_channels, kernel_size=1, bias=False)
        self.bn1 = nn.BatchNorm2d(reduce_channels, eps=0.001, momentum=0.2)
        self.act1 = activation()
        self.conv2 = nn.Conv2d(
            reduce_channels,
            reduce_channels,
            kernel_size=kernel_size,
            padding=kernel_size // 2,
            groups=groups,
            bias=False,
        )
        self.bn2 = nn.BatchNorm2d(reduce_channels, eps=0.001, momentum=0.2)
        self.act2 = activation()
        self.conv3 = nn.Conv2d(reduce_channels, out_channels, kernel_size=1, bias=False)
        self.bn3 = nn.BatchNorm2d(out_channels, eps=0.001, momentum=0.2)
        self.se = SqueezeExcitation(out_channels, squeeze_channels=squeeze_channels, activation=activation)
        self.stochastic_depth = StochasticDepth(drop_rate)
        self.downsample = ConvNorm(in_channels, out_channels)
        self.act = activation()

    def forward(self, x: Tensor) -> Tensor:
        y = self.conv1(x)
        y = self.bn1(y)
        y = self.act1(y)
        y = self.conv2(y)
        y = self.bn2(y)
        y = self.act2(y)
        y = self.conv3(y)
        y = self.bn3(y)
        y = self.se(y)
        y = self.stochastic_depth(y)
        x = self.downsample(x)
        x = y + x
        return self.act(x)


class SeStochasticDepthBottleneck(nn.Module):
    """A block of hardSwish, with a residual connection."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(64, 32, kernel_size=1, bias=False)
        self.bn1 = nn.BatchNorm2d(32, eps=0.001, momentum=0.2)
        self.act1 = nn.Hardswish()
        self.conv2 = nn.Conv2d(32, 32, kernel_size=3, padding=1, groups=2, bias=False)
        self.bn2 = nn.BatchNorm2d(32, eps=0.001, momentum=0.2)
        self.act2 = nn.Hardswish()
        self.conv3 = nn.Conv2d(32, 64, kernel_size=1, bias=False)
        self.bn3 = nn.BatchNorm2d(64, eps=0.001, momentum=0.2)
        self.se = SqueezeExcitation(64, squeeze_channels=32, activation=nn.Hardswish)
        self.stochastic_depth = StochasticDepth(0.6000000000000001)
        self.act = nn.Hardswish()

    def forward(self, x: Tensor) -> Tensor:
        y = self.conv1(x)
        y = self.bn1(y)
        y = self.act1(y)
        y = self.conv2(y)
        y = self.bn2(y)
        y = self.act2(y)
        y = self.conv3(y)
        y = self.bn3(y)
        y = self.se(y)
        y = self.stochastic_depth(y)
        x = y + x
        return self.act(x)


class BottleneckProbeDropping(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (5)."""

    def __init__(self, num_classes: int = 5) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 8, kernel_size=3, stride=2, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(8, eps=0.001, momentum=0.2)
        self.act1 = nn.ReLU()
        self.conv2 = nn.Conv2d(8, 24, kernel_size=3, padding=1, groups=4, bias=False)
        self.bn2 = nn.BatchNorm2d(24, eps=0.001, momentum=0.2)
        self.act2 = nn.GELU()
        self.maxpool = nn.AvgPool2d(kernel_size=3, stride=2, padding=1, count_include_pad=False)
        # silu: Bottleneck, k3x3, 24 x 12 x 12 to 48 x 12 x 12
        self.layer1 = nn.Sequential(
            DownsampleBottleneck(), StochasticDepthBottleneck(reduce_channels=12, drop_rate=0.1, activation=nn.SiLU)
        )
        # relu: Bottleneck 4x32d, k3x3, 48 x 12 x 12 to 48 x 6 x 6
        self.layer2 = nn.Sequential(
            StochasticDepthDownsampleBottleneck(
                48, 48, kernel_size=3, drop_rate=0.2, activation=nn.ReLU, stride=2, groups=4
            ),
            StochasticDepthBottleneck(reduce_channels=24, drop_rate=0.30000000000000004, activation=nn.ReLU, groups=4),
        )
        # relu6: Bottleneck, k5x5, 48 x 6 x 6 to 80 x 6 x 6
        self.layer3 = nn.Sequential(
            SeStochasticDepthDownsampleBottleneck(
                48, 80, reduce_channels=40, squeeze_channels=20, kernel_size=5, drop_rate=0.4, activation=nn.ReLU6
            ),
        )
        # hardSwish: Bottleneck 2x64d, k3x3, 80 x 6 x 6 to 64 x 6 x 6
        self.layer4 = nn.Sequential(
            SeStochasticDepthDownsampleBottleneck(
                80,
                64,
                reduce_channels=32,
                squeeze_channels=32,
                kernel_size=3,
                drop_rate=0.5,
                activation=nn.Hardswish,
                groups=2,
            ),
            SeStochasticDepthBottleneck(),
        )
        # gelu: Bottleneck, k1x1, 64 x 6 x 6 to 96 x 6 x 6
        self.layer5 = nn.Sequential(
            StochasticDepthDownsampleBottleneck(64, 96, kernel_size=1, drop_rate=0.7000000000000001, activation=nn.GELU)
        )
        self.maxpool2 = nn.MaxPool2d(kernel_size=3, stride=2, padding=1)
        self.conv3 = nn.Conv2d(96, 24, kernel_size=1, bias=False)
        self.bn3 = nn.BatchNorm2d(24, eps=0.001, momentum=0.2)
        self.act3 = nn.ReLU()
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.dropout = nn.Dropout(0.3)
        self.fc = nn.Linear(24, num_classes)
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Initializes the weights as torchvision's ResNet does."""
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out")
                if module.bias is not None:
                    nn.init.zeros_(module.bias)

    def forward(self, x: Tensor) -> Tensor:
        x = self.conv1(x)
        x = self.bn1(x)
        x = self.act1(x)
        x = self.conv2(x)
        x = self.bn2(x)
        x = self.act2(x)
        x = self.maxpool(x)
        x = self.layer1(x)
        x = self.layer2(x)
        x = self.layer3(x)
        x = self.layer4(x)
        x = self.layer5(x)
        x = self.maxpool2(x)
        x = self.conv3(x)
        x = self.bn3(x)
        x = self.act3(x)
        x = self.avgpool(x)
        x = torch.flatten(x, 1)
        x = self.dropout(x)
        return self.fc(x)
