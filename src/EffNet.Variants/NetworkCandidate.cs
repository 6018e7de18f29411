namespace EffNet;

/// <summary>
/// A network of a grid search with <c>networks: all;</c>, as a graph. If a project also references the package EffNet, the candidates are <c>ModuleCandidate</c>
/// instances, which also create the network.
/// </summary>
/// <param name="Alpha">The scaling coefficient of depth.</param>
/// <param name="Beta">The scaling coefficient of width.</param>
/// <param name="Gamma">The scaling coefficient of resolution.</param>
/// <param name="Width">The factor of channel counts.</param>
/// <param name="Depth">The factor of repeats.</param>
/// <param name="Resolution">The height and width of the images in pixels.</param>
/// <param name="Parameters">The number of parameters.</param>
/// <param name="Flops">The number of multiply-adds of convolutions and linear layers for one image.</param>
/// <param name="Points">The number of grid points that round to this network. The coefficients are those of the first of these points.</param>
public sealed record NetworkCandidate(
    double Alpha, double Beta, double Gamma, double Width, double Depth, int Resolution, long Parameters, long Flops, int Points)
    : SearchCandidate(Alpha, Beta, Gamma, Width, Depth, Resolution, Parameters, Flops, Points)
{
    /// <summary>Gets the network's names, factors and costs, and the network as a graph.</summary>
    public required NetworkVariant Variant { get; init; }
}
