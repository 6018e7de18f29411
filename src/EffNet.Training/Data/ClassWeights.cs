namespace EffNet.Training;

/// <summary>Weights of the classes for a loss, against unequal numbers of images.</summary>
public static class ClassWeights
{
    /// <summary>
    /// Computes weights that are inversely proportional to the numbers of images: for class c, N / (K * n_c), with N images in all, K classes that have images, and n_c images of the class.
    /// So the mean over all images is 1. These are the weights that scikit-learn calls <c>balanced</c>. A class without images has weight 0; no loss ever uses it.
    /// </summary>
    /// <param name="images">The images to train with.</param>
    /// <returns>One weight for each class.</returns>
    public static float[] InverseFrequency(ImageSet images)
    {
        var counts = images.CountByClass();
        var present = counts.Count(count => count > 0);
        return Array.ConvertAll(counts, count => count == 0 ? 0 : (float)((double)images.Count / ((double)present * count)));
    }
}
