namespace EffNet.Training;

/// <summary>
/// Represents a random change of images. Instances are immutable, and several threads can use them at the same time, because all random numbers come from the stream that is passed
/// to <see cref="Draw"/>.
/// </summary>
public abstract record Augmentation
{
    /// <summary>Draws the parameters for one image.</summary>
    /// <param name="width">The width of the image.</param>
    /// <param name="height">The height of the image.</param>
    /// <param name="random">The random numbers of the image. The method advances them.</param>
    /// <returns>The parameters. They are the same for the same random numbers.</returns>
    public abstract DrawnAugmentation Draw(int width, int height, ref RandomStream random);
}
