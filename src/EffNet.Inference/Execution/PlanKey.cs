using EffNet.Networks;

namespace EffNet.Inference.Execution;

/// <summary>What a plan is for.</summary>
/// <param name="Size">The size of the images.</param>
/// <param name="HasMaps">Whether the maps that the classifier reads the means of are computed, instead of what the engine's options ask for.</param>
internal readonly record struct PlanKey(Extent Size, bool HasMaps)
{
    /// <summary>Makes one.</summary>
    /// <param name="height">The height of the images, in pixels.</param>
    /// <param name="width">The width of the images, in pixels.</param>
    /// <param name="hasMaps">Whether the maps are computed that the classifier reads the means of.</param>
    public static PlanKey Of(int height, int width, bool hasMaps = false) => new(new Extent(height, width), hasMaps);
}
