namespace EffNet.Training;

/// <summary>A part of a training with state that a checkpoint stores, so that a resumed training continues bit for bit.</summary>
internal interface IStateful
{
    /// <summary>Gets the state. Its tensors are those in use, not copies: store them before the next step, and do not dispose them.</summary>
    TrainingState State { get; }

    /// <summary>Replaces the state by copies of the stored numbers.</summary>
    /// <param name="state">The stored state; its tensors stay the caller's.</param>
    /// <exception cref="ArgumentException">A tensor or count is missing or unknown, or a tensor has another shape or type. Nothing is changed.</exception>
    void Restore(TrainingState state);
}
