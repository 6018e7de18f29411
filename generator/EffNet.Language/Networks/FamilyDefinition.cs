using EffNet.Language.Scaling;
using EffNet.Networks;
using EffNet.Networks.Naming;

namespace EffNet.Language.Networks;

/// <summary>The stage table of a family, with the settings that it needs.</summary>
/// <param name="Stages">The stages.</param>
/// <param name="InputChannels">The channels of the image.</param>
/// <param name="Classes">The number of outputs of the classifier.</param>
/// <param name="Activation">The activation after normalized convolutions, for stages that do not state their own.</param>
/// <param name="Rounding">The rounding of scaled channels.</param>
/// <param name="Naming">The naming scheme of <c>state_dict</c>.</param>
/// <param name="DepthRounding">The rounding of scaled repeats.</param>
public sealed record FamilyDefinition(
    EquatableArray<StageDefinition> Stages,
    int InputChannels,
    int Classes,
    ActivationFunction Activation,
    WidthRounding Rounding,
    NamingScheme Naming,
    DepthRounding DepthRounding);
