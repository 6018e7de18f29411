namespace EffNet.Training;

/// <summary>
/// The exception that is thrown when a training diverges: the loss, a gradient or a weight is not finite. The weights of the network are not usable. The last checkpoint, if it
/// exists, was written before the divergence.
/// </summary>
/// <param name="message">The step, the problem and the settings to change.</param>
public sealed class TrainingDivergedException(string message) : Exception(message);
