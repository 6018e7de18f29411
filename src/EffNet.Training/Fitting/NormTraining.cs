namespace EffNet.Training;

/// <summary>Specifies the statistics that batch norms use in a training.</summary>
public enum NormTraining
{
    /// <summary>Batch norms normalize with the statistics of each batch and update their running statistics. The statistics of frozen stages do not change.</summary>
    Update,

    /// <summary>
    /// Batch norms normalize with the running statistics of the loaded weights, which do not change. Their weights and biases are trained. The statistics of a few images are
    /// inaccurate, so this value is better for small batches and short training runs.
    /// </summary>
    Frozen,
}
