namespace EffNet.Training;

/// <summary>Specifies the kind of a problem with a training.</summary>
public enum TrainingWarningKind
{
    /// <summary>The loss is not finite, or it increased far above the loss of random guessing.</summary>
    Divergence,

    /// <summary>The training loss is low, but the validation accuracy is that of random guessing, because the statistics of batch normalization lag.</summary>
    StatisticsLag,

    /// <summary>The validation loss increases while the training loss decreases.</summary>
    Overfitting,

    /// <summary>The network predicts the same class for every image.</summary>
    SingleClass,

    /// <summary>One image of each epoch is dropped, because batch norms cannot compute statistics of a single image.</summary>
    DroppedBatch,

    /// <summary>The last checkpoint could not be written.</summary>
    CheckpointNotWritten,

    /// <summary>Copies of one image have different labels. The trainer detects this only if it divides the set itself.</summary>
    ConflictingLabels,

    /// <summary>
    /// Images of the validation set are also in the training set. The trainer detects this only for files with the same path, or if both sets are subsets of one set.
    /// </summary>
    SharedImages,

    /// <summary>A class has no images to train with or to validate with.</summary>
    MissingImages,

    /// <summary>The learning rate is scaled for more images in a step than the training set has.</summary>
    LargeStep,

    /// <summary>The classifier of the loaded weights was kept, but its classes have other names than those of the images, or another order.</summary>
    OtherClasses,
}
