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
}
