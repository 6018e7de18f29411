namespace EffNet;

/// <summary>
/// One network of a grid search as a graph, for a search that asks for <c>networks: all;</c>. Where a project references the package EffNet too, these are <c>ModuleCandidate</c>s, which also
/// make the network.
/// </summary>
/// <param name="Alpha">Growth of depth.</param>
/// <param name="Beta">Growth of width.</param>
/// <param name="Gamma">Growth of resolution.</param>
/// <param name="Width">Factor on channel counts.</param>
/// <param name="Depth">Factor on repeats.</param>
/// <param name="Resolution">Height and width of the images.</param>
/// <param name="Parameters">Learned numbers.</param>
/// <param name="Flops">Multiply-adds of convolutions and linear layers for one image.</param>
/// <param name="Points">How many points of the grid round to this same network; the coefficients are the first one's.</param>
public sealed record NetworkCandidate(
    double Alpha, double Beta, double Gamma, double Width, double Depth, int Resolution, long Parameters, long Flops, int Points)
    : SearchCandidate(Alpha, Beta, Gamma, Width, Depth, Resolution, Parameters, Flops, Points)
{
    /// <summary>Gets the network's names, factors and costs, and the network as a graph.</summary>
    public required NetworkVariant Variant { get; init; }
}
