namespace EffNet.PyTorch.TorchScript;

/// <summary>The functions that the generated code can call. Only functions that are called are written to the archive.</summary>
internal sealed class ScriptFunctions
{
    /// <summary>The code module of the functions.</summary>
    public const string Module = "__torch__.functional";

    private const string PadSameText =
        """
        def pad_same(x: Tensor, kernel: List[int], stride: List[int], value: float) -> Tensor:
          # TensorFlow's "SAME" padding: the output has ceil(size / stride) positions; an odd row or column is added below or on the right.
          height = torch.size(x, 2)
          width = torch.size(x, 3)
          rows = ops.prim.max(0, ((height + stride[0] - 1) // stride[0] - 1) * stride[0] + kernel[0] - height)
          columns = ops.prim.max(0, ((width + stride[1] - 1) // stride[1] - 1) * stride[1] + kernel[1] - width)
          if rows + columns > 0:
            padded = torch.constant_pad_nd(x, [columns // 2, columns - columns // 2, rows // 2, rows - rows // 2], value)
          else:
            padded = x
          return padded

        """;

    private const string AveragePoolSameText =
        """
        def average_pool_same(x: Tensor, kernel: List[int], stride: List[int]) -> Tensor:
          # For each window, the mean over its positions that are in the input.
          present = torch.ones([1, 1, torch.size(x, 2), torch.size(x, 3)], dtype=ops.prim.dtype(x), device=ops.prim.device(x))
          means = torch.avg_pool2d(__torch__.functional.pad_same(x, kernel, stride, 0.), kernel, stride)
          shares = torch.avg_pool2d(__torch__.functional.pad_same(present, kernel, stride, 0.), kernel, stride)
          return torch.div(means, shares)

        """;

    private const string CheckBatchText =
        """
        def check_batch(x: Tensor) -> NoneType:
          if torch.size(x, 0) * torch.size(x, 2) * torch.size(x, 3) == 1:
            ops.prim.RaiseException("Expected more than 1 value per channel when training", "builtins.ValueError")
          return None

        """;

    private readonly SortedSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>Gets the text of the functions that are called; empty if there are none.</summary>
    public string Text => string.Concat(_used);

    /// <summary>Returns a call that adds the border of TensorFlow's "SAME" padding.</summary>
    /// <param name="arguments">The arguments: the input, the window, its stride, and the value of the border.</param>
    public string PadSame(string arguments)
    {
        _used.Add(PadSameText);
        return $"{Module}.pad_same({arguments})";
    }

    /// <summary>Returns a call of average pooling with "SAME" padding.</summary>
    /// <param name="arguments">The arguments: the input, the window, and its stride.</param>
    public string AveragePoolSame(string arguments)
    {
        _used.Add(PadSameText);
        _used.Add(AveragePoolSameText);
        return $"{Module}.average_pool_same({arguments})";
    }

    /// <summary>Returns a call that checks that a batch has more than one value per channel, so that it has a variance.</summary>
    /// <param name="argument">The input of a batch norm.</param>
    public string CheckBatch(string argument)
    {
        _used.Add(CheckBatchText);
        return $"{Module}.check_batch({argument})";
    }
}
