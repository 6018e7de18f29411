namespace EffNet.Training;

/// <summary>Specifies a part of a data set, as its authors divided it.</summary>
public enum DataSplit
{
    /// <summary>The images to train with. If the data set has only two parts, this is the first one, which some data sets call <c>trainval</c>.</summary>
    Training,

    /// <summary>
    /// The images to choose settings with. Only some data sets have this part. For others, <see cref="ImageSetExtensions.Split"/> divides the images to train with.
    /// </summary>
    Validation,

    /// <summary>The images of <see cref="Training"/> and <see cref="Validation"/>. The EfficientNet paper trains with them before it evaluates on <see cref="Test"/>.</summary>
    TrainingAndValidation,

    /// <summary>The images to report results for.</summary>
    Test,
}
