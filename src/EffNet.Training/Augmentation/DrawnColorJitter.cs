using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>The parameters that <see cref="ColorJitter"/> has drawn.</summary>
/// <param name="Adjustments">The adjustments, in the order in which they are applied.</param>
public sealed record DrawnColorJitter(IReadOnlyList<ColorAdjustment> Adjustments) : DrawnAugmentation
{
    /// <inheritdoc/>
    public override Picture Apply(Picture picture)
    {
        foreach (var adjustment in Adjustments)
            picture = adjustment.Apply(picture);
        return picture;
    }
}
