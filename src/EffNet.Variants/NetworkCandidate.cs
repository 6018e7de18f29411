namespace EffNet;

/// <summary>
/// One network of a grid search as a graph, for a search that asks for <c>networks: all;</c>. Where a project references the package EffNet too, these are <c>ModuleCandidate</c>s,
/// which also make the network.
/// </summary>
/// <param name="Alpha">The growth of depth with phi.</param>
/// <param name="Beta">The growth of width with phi.</param>
/// <param name="Gamma">The growth of resolution with phi.</param>
/// <param name="Width">The factor on channel counts.</param>
/// <param name="Depth">The factor on repeats.</param>
/// <param name="Resolution">The height and width of the images in pixels.</param>
/// <param name="Parameters">The parameter count.</param>
/// <param name="Flops">The multiply-adds of convolutions and linear layers for one image.</param>
/// <param name="Points">The number of points of the grid that round to this network; the coefficients are those of the first one.</param>
public sealed record NetworkCandidate(
    double Alpha, double Beta, double Gamma, double Width, double Depth, int Resolution, long Parameters, long Flops, int Points)
    : SearchCandidate(Alpha, Beta, Gamma, Width, Depth, Resolution, Parameters, Flops, Points)
{
    /// <summary>Gets the network's names, factors and costs, and the network as a graph.</summary>
    public required NetworkVariant Variant { get; init; }
}
