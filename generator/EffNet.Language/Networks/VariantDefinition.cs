using EffNet.Language.Scaling;
using EffNet.Networks;

namespace EffNet.Language.Networks;

/// <summary>The settings of a variant that shape its network.</summary>
/// <param name="Scale">The factors on width and depth, and the resolution.</param>
/// <param name="Dropout">The rate of dropout before the classifier.</param>
/// <param name="DropPath">The rate of stochastic depth: block i of N is dropped at this rate * i / N.</param>
/// <param name="Padding">The padding of convolutions.</param>
/// <param name="Norm">The constants of batch norm.</param>
/// <param name="Initialization">The initialization of new weights.</param>
public sealed record VariantDefinition(
    Scale Scale, double Dropout, double DropPath, Padding Padding, BatchNormConstants Norm, Initialization Initialization);
