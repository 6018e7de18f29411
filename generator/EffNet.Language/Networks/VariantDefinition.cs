using EffNet.Language.Scaling;
using EffNet.Networks;
using EffNet.Networks.Naming;

namespace EffNet.Language.Networks;

/// <summary>What a family fixes for all its variants.</summary>
/// <param name="Stages">The stage table.</param>
/// <param name="InputChannels">Channels of the input image.</param>
/// <param name="Classes">Outputs of the classifier.</param>
/// <param name="Activation">The non-linearity behind every normalized convolution.</param>
/// <param name="Rounding">How scaled channel counts become whole.</param>
/// <param name="Naming">How its parts are called in <c>state_dict</c>.</param>
/// <param name="DepthRounding">How scaled repeats become whole.</param>
public sealed record FamilyDefinition(
    EquatableArray<StageDefinition> Stages,
    int InputChannels,
    int Classes,
    ActivationFunction Activation,
    WidthRounding Rounding,
    NamingScheme Naming,
    DepthRounding DepthRounding);

/// <summary>What one variant decides.</summary>
/// <param name="Scale">Its three scaling factors.</param>
/// <param name="Dropout">Dropout rate before the classifier.</param>
/// <param name="DropPath">Stochastic depth: block i of N is dropped at this rate * i / N.</param>
/// <param name="Padding">How convolutions treat borders.</param>
/// <param name="Norm">Batch norm's constants.</param>
/// <param name="Initialization">How fresh weights are drawn.</param>
public sealed record VariantDefinition(
    Scale Scale, double Dropout, double DropPath, Padding Padding, BatchNormConstants Norm, Initialization Initialization);
