namespace EffNet.Training;

/// <summary>
/// The exception that is thrown when a training diverges: the loss, a gradient or a weight is not finite. If an epoch was complete, the network has the best weights so far and is
/// in evaluation mode; otherwise, its weights are not usable. The last checkpoint, if it exists, was written before the divergence.
/// </summary>
public sealed class TrainingDivergedException : Exception
{
    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="message">The step, the problem and the settings to change.</param>
    public TrainingDivergedException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the class with the exception that is its cause.</summary>
    /// <param name="message">The step, the problem, the settings to change, and the weights that the network has.</param>
    /// <param name="innerException">The cause.</param>
    public TrainingDivergedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
