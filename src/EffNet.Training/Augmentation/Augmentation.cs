namespace EffNet.Training;

/// <summary>A random change of images. Instances do not change and can be used by several threads at once: all randomness is in the stream that <see cref="Draw"/> is given.</summary>
public abstract record Augmentation
{
    /// <summary>Draws what happens to one image.</summary>
    /// <param name="width">The width of the image.</param>
    /// <param name="height">The height of the image.</param>
    /// <param name="random">The random numbers of the image. They advance.</param>
    /// <returns>The drawn parameters, which are the same for the same numbers.</returns>
    public abstract DrawnAugmentation Draw(int width, int height, ref RandomStream random);
}
