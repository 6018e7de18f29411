namespace EffNet;

/// <summary>
/// A network of a grid search over the coefficients of compound scaling (section 3.3 of the paper, step 1). It contains the properties that are known before
/// training; only training shows which candidate is the best. The candidates of a search with <c>networks: all;</c> have a derived type, which creates their networks.
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
public record SearchCandidate(
    double Alpha, double Beta, double Gamma, double Width, double Depth, int Resolution, long Parameters, long Flops, int Points);
