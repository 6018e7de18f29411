using static TorchSharp.torch;

namespace EffNet;

/// <summary>A weight about to be saved: on the CPU, its elements in a row.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its numbers.</param>
/// <param name="Values">A tensor of its own.</param>
internal sealed record SavedTensor(string Name, ElementType Type, Tensor Values)
{
    /// <summary>Bytes it takes.</summary>
    public long Length => Values.NumberOfElements * Type.Size;

    /// <summary>A copy of a weight.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="weight">The weight; it stays the caller's.</param>
    /// <param name="dtype">The type to save fractions in; its own if <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">A finite value would become infinite.</exception>
    public static SavedTensor Of(string name, Tensor weight, ScalarType? dtype)
    {
        var target = dtype is { } wanted && weight.is_floating_point() ? wanted : weight.dtype;
        var type = ElementType.Of(target) ?? throw new ArgumentException($"'{name}' is of {target}, which files of weights do not have.", nameof(weight));
        using var detached = weight.detach();
        using var here = detached.to(target, detached.device);
        if (NumberRange.FindOverflow(detached, here) is { } largest)
            throw new ArgumentException(FormattableString.Invariant($"'{name}' has finite values up to {largest:G6}, which {target} cannot hold. Save as BFloat16 or Float32."), nameof(dtype));
        using var there = here.cpu();
        using var row = there.contiguous();
        return new SavedTensor(name, type, row.clone());
    }

    /// <summary>Writes its bytes.</summary>
    public void Write(Stream stream)
    {
        if (Length > 0)
            stream.Write(Values.bytes);
    }
}
