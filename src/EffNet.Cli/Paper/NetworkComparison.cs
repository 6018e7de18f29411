namespace EffNet.Cli.Paper;

/// <summary>A network of another family compared with the variant of similar accuracy.</summary>
/// <param name="Name">The name of the network.</param>
/// <param name="Top1Percent">The top-1 accuracy on ImageNet that the paper prints for it, in percent.</param>
/// <param name="Top5Percent">The top-5 accuracy, in percent.</param>
/// <param name="Parameters">The parameter count of the network.</param>
/// <param name="Flops">The multiply-adds of the network for one image; <see langword="null"/> if the paper prints none.</param>
internal sealed record NetworkComparison(string Name, double Top1Percent, double Top5Percent, CostComparison Parameters, CostComparison? Flops)
{
    /// <summary>Compares a row of Table 2 with the exact costs of the variant of similar accuracy.</summary>
    /// <param name="network">The row.</param>
    /// <param name="parameters">The parameter count of the variant.</param>
    /// <param name="flops">The multiply-adds of the variant for one image.</param>
    public static NetworkComparison Of(PublishedNetwork network, long parameters, long flops) => new(
        network.Name,
        (double)network.Top1.Value,
        (double)network.Top5.Value,
        CostComparison.Of(network.Parameters, network.ParametersRatio, parameters)!,
        CostComparison.Of(network.Flops, network.FlopsRatio, flops));
}
