namespace ScalingStudy;

/// <summary>Represents the regions at which a network looks, as means over images.</summary>
/// <param name="OnObject">The share of a map's sum that is on the object of its image, in percent.</param>
/// <param name="OnOtherObject">
/// The share of a map's sum that is on the object of the next image, in percent. This is the share of a map that depends only on the usual position of objects.
/// </param>
/// <param name="Blank">The number of images whose map is 0 everywhere. The means do not include them.</param>
internal sealed record AttentionShares(double OnObject, double OnOtherObject, int Blank);
