namespace EffNet.Training;

/// <summary>Computes weights of classes for a loss, to compensate for different numbers of images.</summary>
public static class ClassWeights
{
    /// <summary>
    /// Computes weights that are inversely proportional to the numbers of images: N / (K * n_c) for class c, where N is the number of images, K the number of classes with images,
    /// and n_c the number of images of the class. The mean weight over all images is 1. scikit-learn calls these weights <c>balanced</c>. A class without images has weight 0.
    /// Losses do not use this weight, because no image has the class.
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
