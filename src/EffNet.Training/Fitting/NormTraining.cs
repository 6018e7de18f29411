namespace EffNet.Training;

/// <summary>Specifies the statistics that batch norms use in a training.</summary>
public enum NormTraining
{
    /// <summary>Batch norms normalize with the statistics of each batch and update their running statistics. The statistics of frozen stages do not change.</summary>
    Update,

    /// <summary>
    /// Batch norms normalize with the running statistics of the loaded weights, which do not change. Their weights and biases are trained. Use this value if batches have only a
    /// few images.
    /// </summary>
    Frozen,
}
