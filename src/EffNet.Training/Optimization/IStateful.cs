namespace EffNet.Training;

/// <summary>Represents a part of a training whose state a checkpoint stores. A resumed training has bit-identical results.</summary>
internal interface IStateful
{
    /// <summary>Gets the state. Its tensors are not copies: store them before the next step, and do not dispose them.</summary>
    TrainingState State { get; }

    /// <summary>Replaces the state with a copy of a stored state.</summary>
    /// <param name="state">The stored state. The caller owns its tensors.</param>
    /// <exception cref="ArgumentException">A tensor or count is missing or unknown, or a tensor has another shape or type. Nothing is changed.</exception>
    void Restore(TrainingState state);
}
