namespace EffNet.Cli.Paper;

/// <summary>The figures that the paper prints for a network, as a point of a plot.</summary>
/// <param name="Name">The network's name.</param>
/// <param name="Accuracy">The top-1 accuracy on ImageNet in percent.</param>
/// <param name="Parameters">The parameter count; <see langword="null"/> if none is printed.</param>
/// <param name="Flops">The multiply-adds for one image; <see langword="null"/> if none are printed.</param>
internal sealed record PaperPoint(string Name, double Accuracy, double? Parameters, double? Flops)
{
    /// <summary>Returns the point of a row of Table 2.</summary>
    /// <param name="network">The row.</param>
    public static PaperPoint Of(PublishedNetwork network) =>
        new(network.Name, (double)network.Top1.Value, (double)network.Parameters.Value, (double?)network.Flops?.Value);

    /// <summary>Returns the point of a row of Table 3 or 7. These tables do not print parameters.</summary>
    /// <param name="name">The network's name.</param>
    /// <param name="flops">The multiply-adds as printed.</param>
    /// <param name="accuracy">The top-1 accuracy as printed.</param>
    public static PaperPoint Of(string name, string flops, string accuracy) =>
        new(name, (double)RoundedFigure.Parse(accuracy).Value, null, (double)RoundedFigure.Parse(flops).Value);
}
