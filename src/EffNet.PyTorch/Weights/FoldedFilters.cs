using EffNet.Weights;

namespace EffNet.PyTorch.Weights;

/// <summary>The filters of a convolution into which the next batch norm is folded.</summary>
/// <param name="tensors">The tensors.</param>
/// <param name="filters">The filters.</param>
/// <param name="norm">The batch norm, which is read when the filters are written.</param>
internal sealed class FoldedFilters(NetworkTensors tensors, WeightTensor filters, Lazy<FoldedNorm> norm) : CopiedTensor(tensors.Source, filters)
{
    /// <inheritdoc/>
    protected override void Change(Span<byte> bytes)
    {
        var factors = norm.Value.Factors;
        var length = bytes.Length / factors.Length;
        var numbers = new double[length / Type.Size];
        for (var i = 0; i < factors.Length; i++)
        {
            var filter = bytes.Slice(i * length, length);
            NumberCode.Read(filter, Type, numbers);
            for (var j = 0; j < numbers.Length; j++)
                numbers[j] *= factors[i];
            if (!NumberCode.Write(numbers, Type, filter))
                throw FoldedBias.Overflow(Name, Type);
        }
    }
}
