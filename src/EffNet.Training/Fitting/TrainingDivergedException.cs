namespace EffNet.Training;

/// <summary>The loss of a training is not finite. The weights are of no use; the last checkpoint, if there is one, is from before.</summary>
/// <param name="message">The step, the loss, and what to change.</param>
public sealed class TrainingDivergedException(string message) : Exception(message);
