using static TorchSharp.torch;

namespace EffNet;

/// <summary>Guards conversions between floating-point types: a finite number that becomes infinite is a broken weight.</summary>
internal static class NumberRange
{
    /// <summary>The largest magnitude of the finite numbers that a conversion made infinite; <see langword="null"/> if it made none so.</summary>
    /// <param name="original">The numbers.</param>
    /// <param name="converted">The same in another type, on the same device.</param>
    public static double? FindOverflow(Tensor original, Tensor converted)
    {
        if (converted.dtype == original.dtype || !converted.is_floating_point() || converted.dtype == ScalarType.Float64 || converted.NumberOfElements == 0)
            return null;
        using var scope = NewDisposeScope();
        var isFinite = converted.isfinite();
        if (isFinite.all().item<bool>())
            return null;
        var lost = original.isfinite().logical_and(isFinite.logical_not());
        return lost.any().item<bool>() ? original.masked_select(lost).to(ScalarType.Float64).abs().max().item<double>() : null;
    }
}
