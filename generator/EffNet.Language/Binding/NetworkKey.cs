using EffNet.Language.Networks;
using EffNet.Language.Scaling;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>What tells two networks of one stage table apart once everything is rounded: cheap to make, unlike the networks.</summary>
/// <param name="Resolution">Height and width of the image.</param>
/// <param name="Widths">Output channels of every stage.</param>
/// <param name="Repeats">Repeats of every stage.</param>
internal sealed record NetworkKey(int Resolution, EquatableArray<int> Widths, EquatableArray<int> Repeats)
{
    public NetworkKey(FamilyDefinition family, Scale scale)
        : this(
            scale.Resolution,
            family.Stages.Select(s => s.ChannelsAt(scale.Width, family.Rounding, input: 0)).ToEquatableArray(),
            family.Stages.Select(s => s.LayersAt(scale.Depth, family.DepthRounding)).ToEquatableArray())
    {
    }
}
