using System.Runtime.CompilerServices;

namespace EffNet.Networks;

/// <summary>
/// What every reader that runs a block may rely on: what may be overwritten, and what may be computed together. These are facts about what is legal; each
/// reader decides which of them it uses. They are computed once for a block, in time linear in its layers.
/// </summary>
public sealed class BlockPlan
{
    private static readonly ConditionalWeakTable<Block, BlockPlan> s_plans = new();

    private readonly Block _block;

    /// <summary>
    /// The value whose memory each value may have: itself, or what it is a view of, or may be at some size or in some mode. Overwriting one overwrites the other.
    /// </summary>
    private readonly int[] _origins;

    /// <summary>The layer that reads the memory of each value last; -1 if none does.</summary>
    private readonly int[] _lastUsesOfMemory;

    /// <summary>Whether each value has one pixel at every resolution.</summary>
    private readonly bool[] _isVector;

    private BlockPlan(Block block)
    {
        var values = block.Layers.Count + 1;
        _block = block;
        (_origins, _lastUsesOfMemory, _isVector) = (new int[values], new int[values], new bool[values]);
        for (var value = 0; value < values; value++)
            _lastUsesOfMemory[value] = -1;
        for (var i = 0; i < block.Layers.Count; i++)
            Follow(i, block.Layers[i]);
        _lastUsesOfMemory[_origins[block.Layers.Count]] = block.Layers.Count; // The block's result is read after its layers.
    }

    /// <summary>Returns the plan of a block.</summary>
    /// <param name="block">The block.</param>
    public static BlockPlan Of(Block block) => s_plans.GetValue(block, b => new BlockPlan(b));

    /// <summary>Returns whether layer <paramref name="index"/> is a convolution that only the batch norm after it reads: the two may be computed as one convolution.</summary>
    /// <param name="index">The layer's index.</param>
    public bool MayFold(int index) =>
        _block.Layers[index].Operation is Convolution { Bias: false }
        && index + 1 < _block.Layers.Count
        && _block.Layers[index + 1] is { Operation: BatchNorm } norm
        && norm.Inputs[0] == index + 1
        && IsFreeAfter(index + 1, index + 1);

    /// <summary>Returns whether layer <paramref name="index"/> is a batch norm that may be computed together with the convolution before it.</summary>
    /// <param name="index">The layer's index.</param>
    public bool IsFolded(int index) => index > 0 && MayFold(index - 1);

    /// <summary>Returns whether layer <paramref name="index"/> is a 1x1 convolution of maps that have one pixel at every resolution: a matrix product.</summary>
    /// <param name="index">The layer's index.</param>
    public bool IsMatrixProduct(int index) => _block.Layers[index] is { Operation: Convolution { Kernel: 1, Groups: 1 } } layer && _isVector[layer.Inputs[0]];

    /// <summary>Returns whether layer <paramref name="index"/> may write its result over the first value that it reads: the block made it, and nothing reads it afterwards.</summary>
    /// <param name="index">The layer's index.</param>
    public bool MayOverwrite(int index)
    {
        var layer = _block.Layers[index];
        var taken = _origins[layer.Inputs[0]];
        return layer.Operation.MayOverwriteInput
            && taken > 0
            && layer.Input == layer.Output
            && layer.Inputs.Skip(1).All(v => _origins[v] != taken)
            && IsFreeAfter(index, taken);
    }

    private bool IsFreeAfter(int index, int origin) => _lastUsesOfMemory[origin] <= index;

    private void Follow(int index, Layer layer)
    {
        foreach (var value in layer.Inputs)
            _lastUsesOfMemory[_origins[value]] = index;
        var first = layer.Inputs[0];
        _origins[index + 1] = layer.Operation.SharesMemory ? _origins[first] : index + 1;
        _isVector[index + 1] = layer.Operation switch
        {
            GlobalAveragePool => true,
            Activation => _isVector[first],
            _ => IsMatrixProduct(index),
        };
    }
}
