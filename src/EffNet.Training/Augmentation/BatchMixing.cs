namespace EffNet.Training;

/// <summary>
/// Mixes the images of a batch in pairs: image i with image n - 1 - i, as timm's <c>Mixup</c> does with a flipped batch. In a shuffled epoch the partner is as random as that of a
/// permutation, and no second batch is needed. In a batch of odd size the middle image remains.
/// </summary>
public abstract record BatchMixing
{
    /// <summary>Draws how one batch is mixed.</summary>
    /// <param name="width">The width of the images.</param>
    /// <param name="height">The height of the images.</param>
    /// <param name="random">The random numbers of the batch. They advance.</param>
    /// <returns>The drawn parameters, which are the same for the same numbers.</returns>
    public abstract DrawnMixing Draw(int width, int height, ref RandomStream random);
}
