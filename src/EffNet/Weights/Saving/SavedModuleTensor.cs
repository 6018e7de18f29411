using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>A weight of a module to save, as a contiguous tensor on the CPU.</summary>
internal sealed class SavedModuleTensor : SavedTensor, IDisposable
{
    private SavedModuleTensor(string name, ElementType type, Tensor values)
        : base(name, type, values.shape) => Values = values;

    /// <summary>Gets the tensor, which is a copy.</summary>
    public Tensor Values { get; }

    /// <summary>Copies a weight.</summary>
    /// <param name="name">The name.</param>
    /// <param name="weight">The weight. It is not disposed.</param>
    /// <param name="dtype">The type to convert floating-point numbers to; <see langword="null"/> for no conversion.</param>
    /// <exception cref="ArgumentException">A finite value would become infinite.</exception>
    public static SavedModuleTensor Of(string name, Tensor weight, ScalarType? dtype)
    {
        var target = dtype is { } wanted && weight.is_floating_point() ? wanted : weight.dtype;
        var type = ModuleElementType.Find(target)
            ?? throw new ArgumentException($"'{name}' has the element type {target}, which is not supported in weight files.", nameof(weight));
        using var detached = weight.detach();
        using var here = detached.to(target, detached.device);
        if (ConversionOverflow.FindOverflow(detached, here) is { } largest)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"'{name}' has finite values up to {largest:G6}, which are beyond the range of {target}. ")
                    + $"Save as {(largest > float.MaxValue ? "Float64" : target == ScalarType.Float16 ? "BFloat16 or Float32" : "Float32")}.",
                nameof(dtype));
        }

        using var there = here.cpu();
        using var row = there.contiguous();
        return new SavedModuleTensor(name, type, row.clone());
    }

    /// <inheritdoc/>
    public override void Write(Stream stream)
    {
        if (Length > 0)
            stream.Write(Values.bytes);
    }

    /// <summary>Disposes the tensor.</summary>
    public void Dispose() => Values.Dispose();
}
