using EffNet.Networks;

namespace EffNet.Inference.Execution;

/// <summary>The key of a plan.</summary>
/// <param name="Size">The size of the images.</param>
/// <param name="HasMaps">
/// <see langword="true"/> if the plan computes the maps whose means the classifier reads, in addition to the outputs of the engine's options.
/// </param>
internal readonly record struct PlanKey(Extent Size, bool HasMaps)
{
    /// <summary>Returns the key for a size of images.</summary>
    /// <param name="height">The height of the images, in pixels.</param>
    /// <param name="width">The width of the images, in pixels.</param>
    /// <param name="hasMaps"><see langword="true"/> if the plan computes the maps whose means the classifier reads.</param>
    public static PlanKey Of(int height, int width, bool hasMaps = false) => new(new Extent(height, width), hasMaps);
}
