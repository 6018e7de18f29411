namespace EffNet.Weights;

/// <summary>The exception that is thrown when a checkpoint cannot be obtained. The message states the problem, the address or file, and the remedy.</summary>
public sealed class CheckpointException : IOException
{
    /// <summary>Initializes a new instance of the <see cref="CheckpointException"/> class.</summary>
    /// <param name="message">The message with the problem and the remedy.</param>
    /// <param name="address">The address of the request; <see langword="null"/> if nothing was requested.</param>
    /// <param name="innerException">The exception that caused this one.</param>
    public CheckpointException(string message, Uri? address = null, Exception? innerException = null)
        : base(message, innerException) => Address = address;

    /// <summary>Gets the address of the request; <see langword="null"/> if nothing was requested.</summary>
    public Uri? Address { get; }
}
