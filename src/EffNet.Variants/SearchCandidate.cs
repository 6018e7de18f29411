namespace EffNet;

/// <summary>
/// One network of a grid search over the coefficients of compound scaling (section 3.3 of the paper, step 1). What is known before training is known here; which
/// candidate is best, training has to tell. A search that asks for <c>networks: all;</c> has candidates of a derived type, which lead to their networks.
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
public record SearchCandidate(
    double Alpha, double Beta, double Gamma, double Width, double Depth, int Resolution, long Parameters, long Flops, int Points);
