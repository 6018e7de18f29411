namespace EffNet;

/// <summary>
/// A network of a grid search over the coefficients of compound scaling (section 3.3 of the paper, step 1). It contains the properties that are known before
/// training. Only training determines the best candidate. The candidates of a search with <c>networks: all;</c> have a derived type, which creates their networks.
/// </summary>
/// <param name="Alpha">The growth of depth.</param>
/// <param name="Beta">The growth of width.</param>
/// <param name="Gamma">The growth of resolution.</param>
/// <param name="Width">The factor of channel counts.</param>
/// <param name="Depth">The factor of repeats.</param>
/// <param name="Resolution">The height and width of the images in pixels.</param>
/// <param name="Parameters">The number of parameters.</param>
/// <param name="Flops">The number of multiply-adds of convolutions and linear layers for one image.</param>
/// <param name="Points">The number of grid points that round to this network. The coefficients are those of the first.</param>
public record SearchCandidate(
    double Alpha, double Beta, double Gamma, double Width, double Depth, int Resolution, long Parameters, long Flops, int Points);
