using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Transforms without augmentation.</summary>
public static class ImageTransforms
{
    /// <summary>Returns the transform for validation and tests: the preprocessing of predictions.</summary>
    /// <param name="preprocessing">The preprocessing; its <see cref="Preprocessing.Crop"/> must be <see cref="LoaderOptions.Size"/>.</param>
    public static ImageTransform ForEvaluation(Preprocessing preprocessing)
    {
        ArgumentNullException.ThrowIfNull(preprocessing);
        return (picture, _, values, order) => preprocessing.Prepare(picture, values, order);
    }
}
