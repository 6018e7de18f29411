using EffNet.Weights;

namespace EffNet.PyTorch.Weights;

/// <summary>The bias of a convolution into which the next batch norm is folded.</summary>
/// <param name="name">The name of the tensor.</param>
/// <param name="type">The element type.</param>
/// <param name="channels">The number of elements.</param>
/// <param name="norm">The batch norm, which is read when the bias is written.</param>
internal sealed class FoldedBias(string name, ElementType type, long channels, Lazy<FoldedNorm> norm) : SavedTensor(name, type, [channels])
{
    /// <summary>Returns the exception for folded numbers that are beyond the range of a type.</summary>
    /// <param name="name">The name of the tensor.</param>
    /// <param name="type">The type.</param>
    public static ArgumentException Overflow(string name, ElementType type) => new(
        $"'{DisplayName.Of(name)}' with its batch norm folded has values beyond the range of {type}. Keep the batch norms, or use Float32 weights.");

    /// <inheritdoc/>
    public override void Write(Stream stream)
    {
        var bytes = new byte[Length];
        if (!NumberCode.Write(norm.Value.Summands, Type, bytes))
            throw Overflow(Name, Type);
        stream.Write(bytes);
    }
}
