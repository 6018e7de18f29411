namespace EffNet.Training;

/// <summary>
/// Mixes the images of a batch in pairs: image i with image n - 1 - i, as timm's <c>Mixup</c> does with a flipped batch. In a shuffled epoch, this partner is as random as the
/// partner in a random permutation. If the size of the batch is odd, the image in the middle does not change.
/// </summary>
public abstract record BatchMixing
{
    /// <summary>Draws the parameters for one batch.</summary>
    /// <param name="width">The width of the images.</param>
    /// <param name="height">The height of the images.</param>
    /// <param name="random">The random numbers of the batch. The method advances them.</param>
    /// <returns>The parameters. They are the same for the same random numbers.</returns>
    public abstract DrawnMixing Draw(int width, int height, ref RandomStream random);
}
