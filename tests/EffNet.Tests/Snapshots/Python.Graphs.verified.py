# branches of a split, concatenated
"""Network for PyTorch. Written by EffNet.

448 parameters, 87,617 multiply-adds for an image of 3 x 16 x 16.

The state_dict has the names of EffNet's network, so weights can be loaded in both
directions.
"""

import math
from collections import OrderedDict

import torch
from torch import Tensor, nn


class Test(nn.Module):
    """A block of body."""

    def __init__(self) -> None:
        super().__init__()
        self.leftconv = nn.Conv2d(3, 4, kernel_size=(1, 3), padding=(0, 1), bias=False)
        self.leftnorm = nn.BatchNorm2d(4)
        self.leftactivation = nn.SiLU()
        self.rightconv = nn.Conv2d(5, 6, kernel_size=(3, 1), padding=(1, 0), bias=False)
        self.rightnorm = nn.BatchNorm2d(6)
        self.rightactivation = nn.SiLU()

    def forward(self, x: Tensor) -> Tensor:
        x, y = torch.split(x, [3, 5], 1)
        z = self.leftconv(x)
        z = self.leftnorm(z)
        z = self.leftactivation(z)
        y = self.rightconv(y)
        y = self.rightnorm(y)
        y = self.rightactivation(y)
        return torch.cat([y, z, x], 1)


class Network(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (5)."""

    def __init__(self, num_classes: int = 5) -> None:
        super().__init__()
        # stem: Test, 3 x 16 x 16 to 8 x 16 x 16
        self.stem = nn.Sequential(
            OrderedDict(
                [
                    ("stemconv", nn.Conv2d(3, 8, kernel_size=3, padding=1, bias=False)),
                    ("stemnorm", nn.BatchNorm2d(8)),
                    ("stemactivation", nn.SiLU()),
                ],
            ),
        )
        # body: Test, 8 x 16 x 16 to 13 x 16 x 16
        self.body = nn.Sequential(OrderedDict([("block1", Test())]))
        self.classifier = nn.Sequential(
            OrderedDict(
                [
                    ("pool", nn.AdaptiveAvgPool2d(1)),
                    ("flatten", nn.Flatten()),
                    ("dropout", nn.Dropout(0.2)),
                    ("linear", nn.Linear(13, num_classes)),
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
        x = self.stem(x)
        x = self.body(x)
        return self.classifier(x)


# a part of a split that nothing reads
"""Network for PyTorch. Written by EffNet.

262 parameters, 55,321 multiply-adds for an image of 3 x 16 x 16.

The state_dict has the names of EffNet's network, so weights can be loaded in both
directions.
"""

import math
from collections import OrderedDict

import torch
from torch import Tensor, nn


class Test(nn.Module):
    """A block of body."""

    def __init__(self) -> None:
        super().__init__()
        self.used = nn.SiLU()

    def forward(self, x: Tensor) -> Tensor:
        x, y = torch.split(x, [3, 5], 1)
        return self.used(y)


class Network(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (5)."""

    def __init__(self, num_classes: int = 5) -> None:
        super().__init__()
        # stem: Test, 3 x 16 x 16 to 8 x 16 x 16
        self.stem = nn.Sequential(
            OrderedDict(
                [
                    ("stemconv", nn.Conv2d(3, 8, kernel_size=3, padding=1, bias=False)),
                    ("stemnorm", nn.BatchNorm2d(8)),
                    ("stemactivation", nn.SiLU()),
                ],
            ),
        )
        # body: Test, 8 x 16 x 16 to 5 x 16 x 16
        self.body = nn.Sequential(OrderedDict([("block1", Test())]))
        self.classifier = nn.Sequential(
            OrderedDict(
                [
                    ("pool", nn.AdaptiveAvgPool2d(1)),
                    ("flatten", nn.Flatten()),
                    ("dropout", nn.Dropout(0.2)),
                    ("linear", nn.Linear(5, num_classes)),
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
        x = self.stem(x)
        x = self.body(x)
        return self.classifier(x)


# rectangular kernels, strides and maps
"""Network for PyTorch. Written by EffNet.

405 parameters, 59,080 multiply-adds for an image of 3 x 12 x 20.

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


class Test(nn.Module):
    """A block of body."""

    def __init__(self) -> None:
        super().__init__()
        self.max = nn.MaxPool2d(kernel_size=(3, 2), stride=(1, 2), padding=(1, 0), ceil_mode=True)
        self.wide = SameConv2d(8, 8, kernel_size=(3, 5), stride=(2, 1), groups=8)
        self.means = SameAvgPool2d(kernel_size=(3, 2), stride=(1, 2))
        self.average = nn.AvgPool2d(kernel_size=(3, 5), stride=(2, 1), padding=(1, 2), count_include_pad=False)

    def forward(self, x: Tensor) -> Tensor:
        x = self.max(x)
        x = self.wide(x)
        x = self.means(x)
        return self.average(x)


class Network(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (5)."""

    def __init__(self, num_classes: int = 5) -> None:
        super().__init__()
        # stem: Test, 3 x 12 x 20 to 8 x 12 x 20
        self.stem = nn.Sequential(
            OrderedDict(
                [
                    ("stemconv", SameConv2d(3, 8, kernel_size=3, bias=False)),
                    ("stemnorm", nn.BatchNorm2d(8)),
                    ("stemactivation", nn.SiLU()),
                ],
            ),
        )
        # body: Test, 8 x 12 x 20 to 8 x 3 x 5
        self.body = nn.Sequential(OrderedDict([("block1", Test())]))
        self.classifier = nn.Sequential(
            OrderedDict(
                [
                    ("pool", nn.AdaptiveAvgPool2d(1)),
                    ("flatten", nn.Flatten()),
                    ("dropout", nn.Dropout(0.2)),
                    ("linear", nn.Linear(8, num_classes)),
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
        x = self.stem(x)
        x = self.body(x)
        return self.classifier(x)


# blocks that read earlier blocks
"""Network for PyTorch. Written by EffNet.

1,577 parameters, 387,092 multiply-adds for an image of 3 x 16 x 16.

The state_dict has the names of EffNet's network, so weights can be loaded in both
directions.
"""

import math
from collections import OrderedDict

import torch
from torch import Tensor, nn


class ConvNormActivation(nn.Module):
    """A block of body."""

    def __init__(self) -> None:
        super().__init__()
        self.growconv = nn.Conv2d(8, 4, kernel_size=3, padding=1, bias=False)
        self.grownorm = nn.BatchNorm2d(4)
        self.growactivation = nn.SiLU()

    def forward(self, x: Tensor) -> Tensor:
        x = self.growconv(x)
        x = self.grownorm(x)
        return self.growactivation(x)


class Test(nn.Module):
    """A block of body."""

    def __init__(self) -> None:
        super().__init__()
        self.growconv = nn.Conv2d(12, 4, kernel_size=3, padding=1, bias=False)
        self.grownorm = nn.BatchNorm2d(4)
        self.growactivation = nn.SiLU()

    def forward(self, x: Tensor, y: Tensor) -> Tensor:
        x = torch.cat([x, y], 1)
        x = self.growconv(x)
        x = self.grownorm(x)
        return self.growactivation(x)


class Test_2(nn.Module):
    """A block of body."""

    def __init__(self) -> None:
        super().__init__()
        self.growconv = nn.Conv2d(16, 4, kernel_size=3, padding=1, bias=False)
        self.grownorm = nn.BatchNorm2d(4)
        self.growactivation = nn.SiLU()

    def forward(self, x: Tensor, y: Tensor, z: Tensor) -> Tensor:
        x = torch.cat([x, y, z], 1)
        x = self.growconv(x)
        x = self.grownorm(x)
        return self.growactivation(x)


class Body(nn.Module):
    """The module 'body' of the network."""

    def __init__(self) -> None:
        super().__init__()
        self.block1 = ConvNormActivation()
        self.block2 = Test()
        self.block3 = Test_2()

    def forward(self, x: Tensor) -> Tensor:
        y = self.block1(x)
        z = self.block2(x, y)
        return self.block3(x, y, z)


class Network(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (5)."""

    def __init__(self, num_classes: int = 5) -> None:
        super().__init__()
        # stem: Test, 3 x 16 x 16 to 8 x 16 x 16
        self.stem = nn.Sequential(
            OrderedDict(
                [
                    ("stemconv", nn.Conv2d(3, 8, kernel_size=3, padding=1, bias=False)),
                    ("stemnorm", nn.BatchNorm2d(8)),
                    ("stemactivation", nn.SiLU()),
                ],
            ),
        )
        # body: Test, 8 x 16 x 16 to 4 x 16 x 16
        self.body = Body()
        self.classifier = nn.Sequential(
            OrderedDict(
                [
                    ("pool", nn.AdaptiveAvgPool2d(1)),
                    ("flatten", nn.Flatten()),
                    ("dropout", nn.Dropout(0.2)),
                    ("linear", nn.Linear(4, num_classes)),
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
        x = self.stem(x)
        x = self.body(x)
        return self.classifier(x)


# a block with two results
"""Network for PyTorch. Written by EffNet.

869 parameters, 202,792 multiply-adds for an image of 3 x 16 x 16.

The state_dict has the names of EffNet's network, so weights can be loaded in both
directions.
"""

import math
from collections import OrderedDict
from typing import Tuple

from torch import Tensor, nn


class Test(nn.Module):
    """A block of body."""

    def __init__(self) -> None:
        super().__init__()
        self.earlyconv = nn.Conv2d(8, 8, kernel_size=3, padding=1, bias=False)
        self.earlynorm = nn.BatchNorm2d(8)
        self.earlyactivation = nn.SiLU()
        self.late = nn.SiLU()

    def forward(self, x: Tensor) -> Tuple[Tensor, Tensor]:
        x = self.earlyconv(x)
        x = self.earlynorm(x)
        x = self.earlyactivation(x)
        y = self.late(x)
        return x, y


class Body(nn.Module):
    """The module 'body' of the network."""

    def __init__(self) -> None:
        super().__init__()
        self.block1 = Test()

    def forward(self, x: Tensor) -> Tensor:
        x, y = self.block1(x)
        return y + x


class Network(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (5)."""

    def __init__(self, num_classes: int = 5) -> None:
        super().__init__()
        # stem: Test, 3 x 16 x 16 to 8 x 16 x 16
        self.stem = nn.Sequential(
            OrderedDict(
                [
                    ("stemconv", nn.Conv2d(3, 8, kernel_size=3, padding=1, bias=False)),
                    ("stemnorm", nn.BatchNorm2d(8)),
                    ("stemactivation", nn.SiLU()),
                ],
            ),
        )
        # body: Test, 8 x 16 x 16 to 8 x 16 x 16
        self.body = Body()
        self.classifier = nn.Sequential(
            OrderedDict(
                [
                    ("pool", nn.AdaptiveAvgPool2d(1)),
                    ("flatten", nn.Flatten()),
                    ("dropout", nn.Dropout(0.2)),
                    ("linear", nn.Linear(8, num_classes)),
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
        x = self.stem(x)
        x = self.body(x)
        return self.classifier(x)


# a stage that reads an earlier stage, and one with two results
"""Network for PyTorch. Written by EffNet.

1,225 parameters, 276,580 multiply-adds for an image of 3 x 16 x 16.

The state_dict has the names of EffNet's network, so weights can be loaded in both
directions.
"""

import math
from collections import OrderedDict
from typing import Tuple

import torch
from torch import Tensor, nn


class Test(nn.Module):
    """A block of down."""

    def __init__(self) -> None:
        super().__init__()
        self.earlyconv = nn.Conv2d(8, 8, kernel_size=3, padding=1, bias=False)
        self.earlynorm = nn.BatchNorm2d(8)
        self.earlyactivation = nn.SiLU()
        self.late = nn.SiLU()

    def forward(self, x: Tensor) -> Tuple[Tensor, Tensor]:
        x = self.earlyconv(x)
        x = self.earlynorm(x)
        x = self.earlyactivation(x)
        y = self.late(x)
        return x, y


class Down(nn.Module):
    """The module 'down' of the network."""

    def __init__(self) -> None:
        super().__init__()
        self.block1 = Test()

    def forward(self, x: Tensor) -> Tuple[Tensor, Tensor]:
        return self.block1(x)


class Test_2(nn.Module):
    """A block of up."""

    def __init__(self) -> None:
        super().__init__()
        self.convconv = nn.Conv2d(8, 4, kernel_size=3, padding=1, bias=False)
        self.convnorm = nn.BatchNorm2d(4)
        self.convactivation = nn.SiLU()

    def forward(self, x: Tensor, y: Tensor, z: Tensor) -> Tensor:
        x = self.convconv(x)
        x = self.convnorm(x)
        x = self.convactivation(x)
        return torch.cat([x, y, z], 1)


class Up(nn.Module):
    """The module 'up' of the network."""

    def __init__(self) -> None:
        super().__init__()
        self.block1 = Test_2()

    def forward(self, x: Tensor, y: Tensor, z: Tensor) -> Tensor:
        return self.block1(x, y, z)


class Network(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (5)."""

    def __init__(self, num_classes: int = 5) -> None:
        super().__init__()
        # stem: Test, 3 x 16 x 16 to 8 x 16 x 16
        self.stem = nn.Sequential(
            OrderedDict(
                [
                    ("stemconv", nn.Conv2d(3, 8, kernel_size=3, padding=1, bias=False)),
                    ("stemnorm", nn.BatchNorm2d(8)),
                    ("stemactivation", nn.SiLU()),
                ],
            ),
        )
        # down: Test, 8 x 16 x 16 to 8 x 16 x 16
        self.down = Down()
        # up: Test, 8 x 16 x 16 to 20 x 16 x 16
        self.up = Up()
        self.classifier = nn.Sequential(
            OrderedDict(
                [
                    ("pool", nn.AdaptiveAvgPool2d(1)),
                    ("flatten", nn.Flatten()),
                    ("dropout", nn.Dropout(0.2)),
                    ("linear", nn.Linear(20, num_classes)),
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
        x = self.stem(x)
        y, z = self.down(x)
        x = self.up(z, x, y)
        return self.classifier(x)


# two rates of stochastic depth in a block
"""Network for PyTorch. Written by EffNet.

2,645 parameters, 645,160 multiply-adds for an image of 3 x 16 x 16.

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


class Test(nn.Module):
    """A block of body, with a residual connection."""

    def __init__(self, drop_rate: float, drop_rate2: float) -> None:
        super().__init__()
        self.firstconv = nn.Conv2d(8, 8, kernel_size=3, padding=1, bias=False)
        self.firstnorm = nn.BatchNorm2d(8)
        self.firstactivation = nn.SiLU()
        self.firstdrop = StochasticDepth(drop_rate)
        self.secondconv = nn.Conv2d(8, 8, kernel_size=3, padding=1, bias=False)
        self.secondnorm = nn.BatchNorm2d(8)
        self.secondactivation = nn.SiLU()
        self.seconddrop = StochasticDepth(drop_rate2)

    def forward(self, x: Tensor) -> Tensor:
        y = self.firstconv(x)
        y = self.firstnorm(y)
        y = self.firstactivation(y)
        y = self.firstdrop(y)
        z = self.secondconv(x)
        z = self.secondnorm(z)
        z = self.secondactivation(z)
        z = self.seconddrop(z)
        y = y + z
        return y + x


class Network(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (5)."""

    def __init__(self, num_classes: int = 5) -> None:
        super().__init__()
        # stem: Test, 3 x 16 x 16 to 8 x 16 x 16
        self.stem = nn.Sequential(
            OrderedDict(
                [
                    ("stemconv", nn.Conv2d(3, 8, kernel_size=3, padding=1, bias=False)),
                    ("stemnorm", nn.BatchNorm2d(8)),
                    ("stemactivation", nn.SiLU()),
                ],
            ),
        )
        # body: Test, 8 x 16 x 16 to 8 x 16 x 16
        self.body = nn.Sequential(
            OrderedDict(
                [("block1", Test(drop_rate=0.1, drop_rate2=0.2)), ("block2", Test(drop_rate=0.3, drop_rate2=0.6))]
            ),
        )
        self.classifier = nn.Sequential(
            OrderedDict(
                [
                    ("pool", nn.AdaptiveAvgPool2d(1)),
                    ("flatten", nn.Flatten()),
                    ("dropout", nn.Dropout(0.2)),
                    ("linear", nn.Linear(8, num_classes)),
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
        x = self.stem(x)
        x = self.body(x)
        return self.classifier(x)


# a border that a convolution and an activation read
"""Network for PyTorch. Written by EffNet.

893 parameters, 99,872 multiply-adds for an image of 3 x 15 x 18.

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


class Test(nn.Module):
    """A block of body."""

    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(8, 8, kernel_size=3, stride=2, bias=False)
        self.active = nn.SiLU()
        self.max = nn.MaxPool2d(kernel_size=3, stride=2)

    def forward(self, x: Tensor) -> Tensor:
        x = same_pad(x, (3, 3), (2, 2))
        y = self.conv(x)
        x = self.active(x)
        x = self.max(x)
        return torch.cat([y, x], 1)


class Network(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (5)."""

    def __init__(self, num_classes: int = 5) -> None:
        super().__init__()
        # stem: Test, 3 x 15 x 18 to 8 x 15 x 18
        self.stem = nn.Sequential(
            OrderedDict(
                [
                    ("stemconv", nn.Conv2d(3, 8, kernel_size=3, padding=1, bias=False)),
                    ("stemnorm", nn.BatchNorm2d(8)),
                    ("stemactivation", nn.SiLU()),
                ],
            ),
        )
        # body: Test, 8 x 15 x 18 to 16 x 8 x 9
        self.body = nn.Sequential(OrderedDict([("block1", Test())]))
        self.classifier = nn.Sequential(
            OrderedDict(
                [
                    ("pool", nn.AdaptiveAvgPool2d(1)),
                    ("flatten", nn.Flatten()),
                    ("dropout", nn.Dropout(0.2)),
                    ("linear", nn.Linear(16, num_classes)),
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
        x = self.stem(x)
        x = self.body(x)
        return self.classifier(x)


# a linear layer before the classifier's
"""Network for PyTorch. Written by EffNet.

405 parameters, 55,452 multiply-adds for an image of 3 x 16 x 16.

The state_dict has the names of EffNet's network, so weights can be loaded in both
directions.
"""

import math
from collections import OrderedDict

from torch import Tensor, nn


class Network(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (5)."""

    def __init__(self, num_classes: int = 5) -> None:
        super().__init__()
        # stem: Test, 3 x 16 x 16 to 8 x 16 x 16
        self.stem = nn.Sequential(
            OrderedDict(
                [
                    ("stemconv", nn.Conv2d(3, 8, kernel_size=3, padding=1, bias=False)),
                    ("stemnorm", nn.BatchNorm2d(8)),
                    ("stemactivation", nn.SiLU()),
                ],
            ),
        )
        self.classifier = nn.Sequential(
            OrderedDict(
                [
                    ("pool", nn.AdaptiveAvgPool2d(1)),
                    ("flatten", nn.Flatten()),
                    ("hidden", nn.Linear(8, 12)),
                    ("hiddenactivation", nn.SiLU()),
                    ("dropout", nn.Dropout(0.2)),
                    ("linear", nn.Linear(12, num_classes)),
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
        x = self.stem(x)
        return self.classifier(x)


# modules whose layers take turns
"""Network for PyTorch. Written by EffNet.

265 parameters, 26,156 multiply-adds for an image of 3 x 11 x 11.

The state_dict has the names of EffNet's network, so weights can be loaded in both
directions.
"""

import torch
from torch import Tensor, nn


class Network(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (5)."""

    def __init__(self, num_classes: int = 5) -> None:
        super().__init__()
        self.left = nn.ModuleDict(
            {"conv": nn.Conv2d(3, 4, kernel_size=3, padding=1), "bn": nn.BatchNorm2d(4, eps=0.001, momentum=0.2)}
        )
        self.right = nn.ModuleDict(
            {"conv": nn.Conv2d(3, 4, kernel_size=3, padding=1), "bn": nn.BatchNorm2d(4, eps=0.001, momentum=0.2)}
        )
        self.last = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(4, num_classes)
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Initializes the weights as torchvision's ResNet does."""
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out")
                if module.bias is not None:
                    nn.init.zeros_(module.bias)

    def forward(self, x: Tensor) -> Tensor:
        y = self.left.conv(x)
        x = self.right.conv(x)
        y = self.left.bn(y)
        x = self.right.bn(x)
        x = y + x
        x = self.last(x)
        x = torch.flatten(x, 1)
        return self.fc(x)


# a layer with layers below it
"""Network for PyTorch. Written by EffNet.

433 parameters, 47,936 multiply-adds for an image of 3 x 11 x 11.

The state_dict has the names of EffNet's network, so weights can be loaded in both
directions.
"""

import torch
from torch import Tensor, nn


def with_children(module: nn.Module, children: dict) -> nn.Module:
    """Adds child modules to a module, by their names."""
    for name, child in children.items():
        module.add_module(name, child)
    return module


class Network(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (5)."""

    def __init__(self, num_classes: int = 5) -> None:
        super().__init__()
        self.conv = with_children(
            nn.Conv2d(3, 4, kernel_size=3, padding=1),
            {
                "inner": nn.Sequential(nn.Conv2d(4, 4, kernel_size=3, padding=1)),
                "1": nn.Conv2d(4, 4, kernel_size=3, padding=1),
            },
        )
        self.last = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(4, num_classes)
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Initializes the weights as torchvision's ResNet does."""
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out")
                if module.bias is not None:
                    nn.init.zeros_(module.bias)

    def forward(self, x: Tensor) -> Tensor:
        x = self.conv(x)
        x = self.conv.inner(x)
        x = getattr(self.conv, "1")(x)
        x = self.last(x)
        x = torch.flatten(x, 1)
        return self.fc(x)


# numbers out of order
"""Network for PyTorch. Written by EffNet.

397 parameters, 43,580 multiply-adds for an image of 3 x 11 x 11.

The state_dict has the names of EffNet's network, so weights can be loaded in both
directions.
"""

from typing import Tuple

import torch
from torch import Tensor, nn


class Body(nn.Module):
    """The module 'body' of the network."""

    def __init__(self) -> None:
        super().__init__()
        self.add_module("0", nn.Conv2d(3, 4, kernel_size=3, padding=1))
        self.add_module("2", nn.Conv2d(3, 4, kernel_size=3, padding=1))
        self.add_module("1", nn.Sequential(nn.Conv2d(4, 4, kernel_size=3, padding=1)))

    def forward(self, x: Tensor) -> Tuple[Tensor, Tensor]:
        y = getattr(self, "0")(x)
        x = getattr(self, "2")(x)
        x = getattr(self, "1")(x)
        return y, x


class Network(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (5)."""

    def __init__(self, num_classes: int = 5) -> None:
        super().__init__()
        self.body = Body()
        self.last = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(4, num_classes)
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Initializes the weights as torchvision's ResNet does."""
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out")
                if module.bias is not None:
                    nn.init.zeros_(module.bias)

    def forward(self, x: Tensor) -> Tensor:
        x, y = self.body(x)
        x = x + y
        x = self.last(x)
        x = torch.flatten(x, 1)
        return self.fc(x)


# a border that two layers read
"""Network for PyTorch. Written by EffNet.

245 parameters, 7,796 multiply-adds for an image of 3 x 11 x 11.

The state_dict has the names of EffNet's network, so weights can be loaded in both
directions.
"""

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


class Network(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (5)."""

    def __init__(self, num_classes: int = 5) -> None:
        super().__init__()
        self.first = nn.Conv2d(3, 4, kernel_size=3, stride=2)
        self.second = nn.Conv2d(3, 4, kernel_size=3, stride=2, bias=False)
        self.last = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(4, num_classes)
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Initializes the weights as torchvision's ResNet does."""
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out")
                if module.bias is not None:
                    nn.init.zeros_(module.bias)

    def forward(self, x: Tensor) -> Tensor:
        x = same_pad(x, (3, 3), (2, 2))
        y = self.first(x)
        x = self.second(x)
        x = y + x
        x = self.last(x)
        x = torch.flatten(x, 1)
        return self.fc(x)


# a border of zeros before a max pooling
"""Network for PyTorch. Written by EffNet.

137 parameters, 13,088 multiply-adds for an image of 3 x 11 x 11.

The state_dict has the names of EffNet's network, so weights can be loaded in both
directions.
"""

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


class Network(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (5)."""

    def __init__(self, num_classes: int = 5) -> None:
        super().__init__()
        self.conv = nn.Conv2d(3, 4, kernel_size=3, padding=1)
        self.pool = nn.MaxPool2d(kernel_size=3, stride=2)
        self.last = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(4, num_classes)
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Initializes the weights as torchvision's ResNet does."""
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out")
                if module.bias is not None:
                    nn.init.zeros_(module.bias)

    def forward(self, x: Tensor) -> Tensor:
        x = self.conv(x)
        x = same_pad(x, (3, 3), (2, 2))
        x = self.pool(x)
        x = self.last(x)
        x = torch.flatten(x, 1)
        return self.fc(x)


# a border of negative infinity before a max pooling
"""Network for PyTorch. Written by EffNet.

137 parameters, 13,088 multiply-adds for an image of 3 x 11 x 11.

The state_dict has the names of EffNet's network, so weights can be loaded in both
directions.
"""

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


class Network(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (5)."""

    def __init__(self, num_classes: int = 5) -> None:
        super().__init__()
        self.conv = nn.Conv2d(3, 4, kernel_size=3, padding=1)
        self.pool = SameMaxPool2d(kernel_size=(3, 3), stride=(2, 2))
        self.last = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(4, num_classes)
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Initializes the weights as torchvision's ResNet does."""
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out")
                if module.bias is not None:
                    nn.init.zeros_(module.bias)

    def forward(self, x: Tensor) -> Tensor:
        x = self.conv(x)
        x = self.pool(x)
        x = self.last(x)
        x = torch.flatten(x, 1)
        return self.fc(x)


# a batch norm that follows no convolution
"""Network for PyTorch. Written by EffNet.

164 parameters, 13,103 multiply-adds for an image of 3 x 11 x 11.

The state_dict has the names of EffNet's network, so weights can be loaded in both
directions.
"""

import torch
from torch import Tensor, nn


class Network(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (5)."""

    def __init__(self, num_classes: int = 5) -> None:
        super().__init__()
        self.norm = nn.BatchNorm2d(3, eps=0.001, momentum=0.2)
        self.again = nn.BatchNorm2d(3, eps=0.001, momentum=0.2)
        self.conv = nn.Conv2d(3, 4, kernel_size=3, padding=1)
        self.last = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(7, num_classes)
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Initializes the weights as torchvision's ResNet does."""
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out")
                if module.bias is not None:
                    nn.init.zeros_(module.bias)

    def forward(self, x: Tensor) -> Tensor:
        x = self.norm(x)
        y = self.again(x)
        y = self.conv(y)
        x = torch.cat([x, y], 1)
        x = self.last(x)
        x = torch.flatten(x, 1)
        return self.fc(x)


# a convolution that a batch norm and another layer read
"""Network for PyTorch. Written by EffNet.

141 parameters, 13,088 multiply-adds for an image of 3 x 11 x 11.

The state_dict has the names of EffNet's network, so weights can be loaded in both
directions.
"""

from typing import Tuple

import torch
from torch import Tensor, nn


class ConvNorm(nn.Module):
    """The module 'block' of the network."""

    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(3, 4, kernel_size=3, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(4, eps=0.001, momentum=0.2)

    def forward(self, x: Tensor) -> Tuple[Tensor, Tensor]:
        x = self.conv(x)
        y = self.bn(x)
        return x, y


class Network(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (5)."""

    def __init__(self, num_classes: int = 5) -> None:
        super().__init__()
        self.block = ConvNorm()
        self.last = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(4, num_classes)
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Initializes the weights as torchvision's ResNet does."""
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out")
                if module.bias is not None:
                    nn.init.zeros_(module.bias)

    def forward(self, x: Tensor) -> Tensor:
        x, y = self.block(x)
        x = x + y
        x = self.last(x)
        x = torch.flatten(x, 1)
        return self.fc(x)


# a gate at the end of its block
"""Network for PyTorch. Written by EffNet.

157 parameters, 13,104 multiply-adds for an image of 3 x 11 x 11.

The state_dict has the names of EffNet's network, so weights can be loaded in both
directions.
"""

import torch
from torch import Tensor, nn


class SqueezeExcitation(nn.Module):
    """Squeeze-and-excitation: a gate per channel, computed from the channel means."""

    def __init__(self) -> None:
        super().__init__()
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Conv2d(4, 4, kernel_size=1)

    def forward(self, x: Tensor) -> Tensor:
        y = self.pool(x)
        y = self.fc(y)
        return x * y


class Network(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (5)."""

    def __init__(self, num_classes: int = 5) -> None:
        super().__init__()
        self.conv = nn.Conv2d(3, 4, kernel_size=3, padding=1)
        self.gate = SqueezeExcitation()
        self.last = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(4, num_classes)
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Initializes the weights as torchvision's ResNet does."""
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out")
                if module.bias is not None:
                    nn.init.zeros_(module.bias)

    def forward(self, x: Tensor) -> Tensor:
        x = self.conv(x)
        x = self.gate(x)
        x = self.last(x)
        x = torch.flatten(x, 1)
        return self.fc(x)


# a split of one part, and a sum of a value with itself
"""Network for PyTorch. Written by EffNet.

104 parameters, 9,816 multiply-adds for an image of 3 x 11 x 11.

The state_dict has the names of EffNet's network, so weights can be loaded in both
directions.
"""

import torch
from torch import Tensor, nn


class Network(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (5)."""

    def __init__(self, num_classes: int = 5) -> None:
        super().__init__()
        self.conv = nn.Conv2d(3, 3, kernel_size=3, padding=1)
        self.last = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(3, num_classes)
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Initializes the weights as torchvision's ResNet does."""
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out")
                if module.bias is not None:
                    nn.init.zeros_(module.bias)

    def forward(self, x: Tensor) -> Tensor:
        x = self.conv(x)
        x, = torch.split(x, [3], 1)
        x = x + x
        x = self.last(x)
        x = torch.flatten(x, 1)
        return self.fc(x)


# two heads of one form
"""Network for PyTorch. Written by EffNet.

83 parameters, 66 multiply-adds for an image of 3 x 11 x 11.

The state_dict has the names of EffNet's network, so weights can be loaded in both
directions.
"""

import torch
from torch import Tensor, nn


class First(nn.Module):
    """Global average pool, flatten, activation and linear."""

    def __init__(self) -> None:
        super().__init__()
        self.add_module("0", nn.AdaptiveAvgPool2d(1))
        self.act = nn.SiLU()
        self.add_module("1", nn.Linear(3, 6))

    def forward(self, x: Tensor) -> Tensor:
        x = getattr(self, "0")(x)
        x = torch.flatten(x, 1)
        x = self.act(x)
        return getattr(self, "1")(x)


class Network(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (5)."""

    def __init__(self, num_classes: int = 5) -> None:
        super().__init__()
        self.first = First()
        self.second = First()
        self.fc = nn.Linear(6, num_classes)
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Initializes the weights as torchvision's ResNet does."""
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out")
                if module.bias is not None:
                    nn.init.zeros_(module.bias)

    def forward(self, x: Tensor) -> Tensor:
        y = self.first(x)
        x = self.second(x)
        x = y + x
        return self.fc(x)


# layers that nothing reads
"""Network for PyTorch. Written by EffNet.

249 parameters, 26,156 multiply-adds for an image of 3 x 11 x 11.

The state_dict has the names of EffNet's network, so weights can be loaded in both
directions.
"""

from collections import OrderedDict

import torch
from torch import Tensor, nn


class Network(nn.Module):
    """Reads images (N, 3, H, W) and returns logits (5)."""

    def __init__(self, num_classes: int = 5) -> None:
        super().__init__()
        self.dead = nn.Sequential(
            OrderedDict([("conv", nn.Conv2d(3, 4, kernel_size=3, padding=1)), ("act", nn.SiLU())])
        )
        self.alive = nn.Conv2d(3, 4, kernel_size=3, padding=1)
        self.last = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(4, num_classes)
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Initializes the weights as torchvision's ResNet does."""
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out")
                if module.bias is not None:
                    nn.init.zeros_(module.bias)

    def forward(self, x: Tensor) -> Tensor:
        self.dead(x)
        x = self.alive(x)
        x = self.last(x)
        x = torch.flatten(x, 1)
        return self.fc(x)
