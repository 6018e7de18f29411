namespace ScalingStudy;

/// <summary>Where a network looks, as means over images.</summary>
/// <param name="OnObject">The share of a map's sum on the object of its image, in percent.</param>
/// <param name="OnOtherObject">The share of a map's sum on the object of the next image, in percent: what a map would have that only knows where objects usually are.</param>
/// <param name="Blank">The number of images whose map is 0 everywhere. They are not part of the means.</param>
internal sealed record AttentionShares(double OnObject, double OnOtherObject, int Blank);
