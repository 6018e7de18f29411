"""ResNet50 for PyTorch. Written by EffNet from resnet.effnet.

25,557,032 parameters, 4,089,184,256 multiply-adds for an image of 3 x 224 x 224.

The state_dict has the names of EffNet's network, so weights can be loaded in both
directions.
"""

import torch
from torch import Tensor, nn


class ConvNorm(nn.Sequential):
    """Convolution and batch norm."""

    def __init__(self, in_channels: int, out_channels: int, stride: int = 1) -> None:
        super().__init__(
            nn.Conv2d(in_channels, out_channels, kernel_size=1, stride=stride, bias=False), nn.BatchNorm2d(out_channels)
        )


class DownsampleBottleneck(nn.Module):
    """A block of layer1, layer2, layer3 and layer4, with a residual connection."""

    def __init__(self, in_channels: int, out_channels: int, reduce_channels: int, stride: int = 1) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, reduce_channels, kernel_size=1, bias=False)
        self.bn1 = nn.BatchNorm2d(reduce_channels)
        self.act1 = nn.ReLU()
        self.conv2 = nn.Conv2d(reduce_channels, reduce_channels, kernel_size=3, stride=stride, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(reduce_channels)
        self.act2 = nn.ReLU()
        self.conv3 = nn.Conv2d(reduce_channels, out_channels, kernel_size=1, bias=False)
        self.bn3 = nn.BatchNorm2d(out_channels)
        self.downsample = ConvNorm(in_channels, out_channels, stride=stride)
        self.act = nn.ReLU()

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


class Bottleneck(nn.Module):
    """A block of layer1, layer2, layer3 and layer4, with a residual connection."""

    def __init__(self, channels: int, reduce_channels: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, reduce_channels, kernel_size=1, bias=False)
        self.bn1 = nn.BatchNorm2d(reduce_channels)
        self.act1 = nn.ReLU()
        self.conv2 = nn.Conv2d(reduce_channels, reduce_channels, kernel_size=3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(reduce_channels)
        self.act2 = nn.ReLU()
        self.conv3 = nn.Conv2d(reduce_channels, channels, kernel_size=1, bias=False)
        self.bn3 = nn.BatchNorm2d(channels)
        self.act = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        y = self.conv1(x)
        y = self.bn1(y)
        y = self.act1(y)
        y = self.conv2(y)
        y = self.bn2(y)
        y = self.act2(y)
        y = self.conv3(y)
        y = self.bn3(y)
        x = y + x
        return self.act(x)


class ResNet50(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (1000)."""

    def __init__(self, num_classes: int = 1000) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 64, kernel_size=7, stride=2, padding=3, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        self.act1 = nn.ReLU()
        self.maxpool = nn.MaxPool2d(kernel_size=3, stride=2, padding=1)
        # layer1: Bottleneck, k3x3, 64 x 56 x 56 to 256 x 56 x 56
        self.layer1 = nn.Sequential(
            DownsampleBottleneck(64, 256, reduce_channels=64),
            Bottleneck(256, reduce_channels=64),
            Bottleneck(256, reduce_channels=64),
        )
        # layer2: Bottleneck, k3x3, 256 x 56 x 56 to 512 x 28 x 28
        self.layer2 = nn.Sequential(
            DownsampleBottleneck(256, 512, reduce_channels=128, stride=2),
            Bottleneck(512, reduce_channels=128),
            Bottleneck(512, reduce_channels=128),
            Bottleneck(512, reduce_channels=128),
        )
        # layer3: Bottleneck, k3x3, 512 x 28 x 28 to 1024 x 14 x 14
        self.layer3 = nn.Sequential(
            DownsampleBottleneck(512, 1024, reduce_channels=256, stride=2),
            Bottleneck(1024, reduce_channels=256),
            Bottleneck(1024, reduce_channels=256),
            Bottleneck(1024, reduce_channels=256),
            Bottleneck(1024, reduce_channels=256),
            Bottleneck(1024, reduce_channels=256),
        )
        # layer4: Bottleneck, k3x3, 1024 x 14 x 14 to 2048 x 7 x 7
        self.layer4 = nn.Sequential(
            DownsampleBottleneck(1024, 2048, reduce_channels=512, stride=2),
            Bottleneck(2048, reduce_channels=512),
            Bottleneck(2048, reduce_channels=512),
        )
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(2048, num_classes)
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
        x = self.maxpool(x)
        x = self.layer1(x)
        x = self.layer2(x)
        x = self.layer3(x)
        x = self.layer4(x)
        x = self.avgpool(x)
        x = torch.flatten(x, 1)
        return self.fc(x)
