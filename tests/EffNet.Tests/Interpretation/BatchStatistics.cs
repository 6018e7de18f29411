using static TorchSharp.torch;

namespace EffNet.Tests.Interpretation;

/// <summary>What a batch norm saw in one training step: what its running statistics move towards.</summary>
/// <param name="Mean">Mean per channel.</param>
/// <param name="Variance">Variance per channel, unbiased: divided by one less than the number of positions.</param>
internal sealed record BatchStatistics(Tensor Mean, Tensor Variance)
{
    /// <summary>From the statistics that the batch itself is normalized by, whose variance is divided by the number of positions.</summary>
    public static BatchStatistics From(Tensor mean, Tensor variance, long positions) =>
        new(mean.detach(), variance.detach().Times(positions / (positions - 1.0)));
}
