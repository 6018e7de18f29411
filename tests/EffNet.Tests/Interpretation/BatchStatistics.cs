using static TorchSharp.torch;

namespace EffNet.Tests.Interpretation;

/// <summary>The statistics of one batch at a batch norm in training. The running statistics move toward them.</summary>
/// <param name="Mean">Mean per channel.</param>
/// <param name="Variance">Variance per channel, unbiased: divided by one less than the number of positions.</param>
internal sealed record BatchStatistics(Tensor Mean, Tensor Variance)
{
    /// <summary>Creates the statistics from those that normalize the batch, whose variance is divided by the number of positions.</summary>
    public static BatchStatistics From(Tensor mean, Tensor variance, long positions) =>
        new(mean.detach(), variance.detach().Times(positions / (positions - 1.0)));
}
