using static TorchSharp.torch;

namespace EffNet;

/// <summary>Checks conversions between floating-point types. A finite number that becomes infinite makes a weight unusable.</summary>
internal static class ConversionOverflow
{
    /// <summary>Returns the largest magnitude of the finite numbers that a conversion made infinite; <see langword="null"/> if there are none.</summary>
    /// <param name="original">The numbers before the conversion.</param>
    /// <param name="converted">The numbers in another type, on the same device.</param>
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
