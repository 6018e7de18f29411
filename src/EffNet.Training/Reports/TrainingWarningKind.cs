namespace EffNet.Training;

/// <summary>What can go wrong in a training and shows in its measures.</summary>
public enum TrainingWarningKind
{
    /// <summary>The loss is not finite, or grew far above that of guessing.</summary>
    Divergence,

    /// <summary>The network fits the training images and guesses validation images: the statistics of batch normalization lag.</summary>
    StatisticsLag,

    /// <summary>The validation loss grows while the training loss falls.</summary>
    Overfitting,

    /// <summary>The network predicts the same class for every image.</summary>
    SingleClass,

    /// <summary>A batch of each epoch is dropped, because batch norms cannot take it.</summary>
    DroppedBatch,

    /// <summary>The last checkpoint could not be written.</summary>
    CheckpointNotWritten,
}
