namespace EffNet.Training;

/// <summary>Specifies a part of a data set whose authors divided it.</summary>
public enum DataSplit
{
    /// <summary>The images to train with. If the authors divided the data set in two parts only, this is the first of them, which some call <c>trainval</c>.</summary>
    Training,

    /// <summary>The images to choose settings with. Only some data sets have such a part; <see cref="ImageSetExtensions.Split"/> takes one from the images to train with.</summary>
    Validation,

    /// <summary>The images of <see cref="Training"/> and <see cref="Validation"/> together: what the EfficientNet paper trains with before it measures on <see cref="Test"/>.</summary>
    TrainingAndValidation,

    /// <summary>The images to report results of.</summary>
    Test,
}
