using System.Runtime.InteropServices;

namespace EffNet.Weights;

/// <summary>
/// A weight source that converts 16-bit weights to single precision. In some formats, the images of a model must have the type of its weights; with this source,
/// such a model accepts images in single precision.
/// </summary>
/// <param name="source">The weights to convert.</param>
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
