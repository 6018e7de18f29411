using System.Runtime.InteropServices;

namespace EffNet.Weights;

/// <summary>Weights of which those in 16 bits are read in single precision. Formats whose readers take the type of the weights for that of the images then take ordinary images.</summary>
/// <param name="source">The weights.</param>
internal sealed class SinglePrecision(IWeightSource source) : IWeightSource
{
    private readonly Dictionary<string, WeightTensor> _stored = source.Tensors.ToDictionary(t => t.Name, StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<WeightTensor> Tensors { get; } = [.. source.Tensors.Select(t => IsHalf(t) ? t with { Type = ElementType.Float32 } : t)];

    /// <inheritdoc/>
    public void Read(WeightTensor tensor, Span<byte> destination)
    {
        var stored = _stored.GetValueOrDefault(tensor.Name) ?? throw new ArgumentException($"'{DisplayName.Of(tensor.Name)}' is not a tensor of these weights.", nameof(tensor));
        if (!IsHalf(stored))
        {
            source.Read(tensor, destination);
            return;
        }

        tensor.Check(stored with { Type = ElementType.Float32 }, destination);
        source.ReadSingles(stored, MemoryMarshal.Cast<byte, float>(destination));
    }

    private static bool IsHalf(WeightTensor tensor) => tensor.Type.IsFloating && tensor.Type.Size == sizeof(ushort);
}
