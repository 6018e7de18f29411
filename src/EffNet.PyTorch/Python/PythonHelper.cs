namespace EffNet.PyTorch.Python;

/// <summary>A class or function that the generated code defines because PyTorch does not have it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Code">The definition.</param>
/// <param name="Needs">The helper that this helper calls; <see langword="null"/> if there is none.</param>
internal sealed record PythonHelper(string Name, string Code, PythonHelper? Needs = null)
{
    /// <summary>Gets the function that adds the border of TensorFlow's "SAME" padding.</summary>
    public static PythonHelper SamePad { get; } = new(
        "same_pad",
        """"
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

        """");

    /// <summary>Gets the convolution with "SAME" padding.</summary>
    public static PythonHelper SameConv2d { get; } = new(
        "SameConv2d",
        """"
        class SameConv2d(nn.Conv2d):
            """A convolution that pads as TensorFlow's "SAME" does."""

            def forward(self, x: Tensor) -> Tensor:
                x = same_pad(x, self.kernel_size, self.stride)
                return self._conv_forward(x, self.weight, self.bias)

        """",
        SamePad);

    /// <summary>Gets the max pooling with "SAME" padding.</summary>
    public static PythonHelper SameMaxPool2d { get; } = new(
        "SameMaxPool2d",
        """"
        class SameMaxPool2d(nn.MaxPool2d):
            """A max pooling that pads as TensorFlow's "SAME" does. Its kernel size and stride must be pairs."""

            def forward(self, x: Tensor) -> Tensor:
                x = same_pad(x, self.kernel_size, self.stride, float("-inf"))
                return F.max_pool2d(x, self.kernel_size, self.stride)

        """",
        SamePad);

    /// <summary>Gets the average pooling with "SAME" padding.</summary>
    public static PythonHelper SameAvgPool2d { get; } = new(
        "SameAvgPool2d",
        """"
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

        """",
        SamePad);

    /// <summary>Gets the stochastic depth module.</summary>
    public static PythonHelper StochasticDepth { get; } = new(
        "StochasticDepth",
        """"
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

        """");

    /// <summary>Gets the function that adds child modules to a layer.</summary>
    public static PythonHelper WithChildren { get; } = new(
        "with_children",
        """"
        def with_children(module: nn.Module, children: dict) -> nn.Module:
            """Adds child modules to a module, by their names."""
            for name, child in children.items():
                module.add_module(name, child)
            return module

        """");

    /// <summary>Gets all helpers. Each helper comes after the helpers that it calls.</summary>
    public static IReadOnlyList<PythonHelper> All { get; } = [SamePad, SameConv2d, SameMaxPool2d, SameAvgPool2d, StochasticDepth, WithChildren];
}
