namespace EffNet.Language.Networks;

/// <summary>What the numbering of a block's values tells of each layer: whether it may overwrite what it reads, and whether it can be one with the next.</summary>
internal sealed class ValueFlow(Block block)
{
    /// <summary>Whether layer <paramref name="index"/> is a convolution that only the batch norm behind it reads.</summary>
    public bool IsFoldable(int index) =>
        block.Layers[index].Operation is Convolution { Bias: false }
        && index + 1 < block.Layers.Count
        && block.Layers[index + 1] is { Operation: BatchNorm } norm
        && norm.Inputs[0] == index + 1
        && IsReadLastBy(index + 1, value: index + 1);

    /// <summary>Whether layer <paramref name="index"/> is a convolution 1x1 of maps that have one pixel at every resolution.</summary>
    public bool IsConnected(int index) =>
        block.Layers[index] is { Operation: Convolution { Kernel: 1, Groups: 1 } } layer && IsVector(layer.Inputs[0]);

    /// <summary>Whether layer <paramref name="index"/> may write its result over the first value it reads: the block made it, and nothing reads it afterwards.</summary>
    public bool TakesOver(int index)
    {
        var layer = block.Layers[index];
        var taken = Origin(layer.Inputs[0]);
        return layer.Operation is (Activation or Multiply or Add)
            && taken > 0
            && layer.Input == layer.Output
            && layer.Inputs.Skip(1).All(v => Origin(v) != taken)
            && IsReadLastBy(index, taken);
    }

    /// <summary>Whether layer <paramref name="index"/> is a batch norm that is computed together with the convolution before it.</summary>
    public bool IsFolded(int index) => index > 0 && IsFoldable(index - 1);

    private bool IsVector(int value) => value > 0 && block.Layers[value - 1] switch
    {
        { Operation: GlobalAveragePool } => true,
        { Operation: Activation } layer => IsVector(layer.Inputs[0]),
        _ => IsConnected(value - 1),
    };

    private bool IsReadLastBy(int index, int value) =>
        Origin(block.Layers.Count) != value
        && !block.Layers.Skip(index + 1).Any(l => l.Inputs.Any(v => Origin(v) == value));

    /// <summary>The value whose memory <paramref name="value"/> may have.</summary>
    private int Origin(int value)
    {
        while (value > 0 && block.Layers[value - 1] is { Operation.SharesMemory: true } layer)
            value = layer.Inputs[0];
        return value;
    }
}
