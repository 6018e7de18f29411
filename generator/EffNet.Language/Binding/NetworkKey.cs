using EffNet.Language.Networks;
using EffNet.Language.Scaling;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>A key that identifies a network of one stage table after rounding. It is cheap to compute, unlike the network.</summary>
/// <param name="Resolution">The height and width of the image in pixels.</param>
/// <param name="Widths">The output channels of every stage.</param>
/// <param name="Repeats">The repeats of every stage.</param>
internal sealed record NetworkKey(int Resolution, EquatableArray<int> Widths, EquatableArray<int> Repeats)
{
    /// <summary>Initializes a new instance of the <see cref="NetworkKey"/> class.</summary>
    /// <param name="family">The stage table.</param>
    /// <param name="scale">The scale of the network.</param>
    public NetworkKey(FamilyDefinition family, Scale scale)
        : this(
            scale.Resolution,
            family.Stages.Select(s => s.ChannelsAt(scale.Width, family.Rounding, input: 0)).ToEquatableArray(),
            family.Stages.Select(s => s.LayersAt(scale.Depth, family.DepthRounding)).ToEquatableArray())
    {
    }
}
