namespace EffNet.Training;

/// <summary>Specifies what batch norms do in a training.</summary>
public enum NormTraining
{
    /// <summary>They normalize with the statistics of each batch, and running statistics follow; stages that are frozen keep theirs.</summary>
    Update,

    /// <summary>They normalize with the running statistics of the loaded weights, which do not change; their weights and biases are trained. For batches of a few images.</summary>
    Frozen,
}
