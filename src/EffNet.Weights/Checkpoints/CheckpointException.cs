namespace EffNet.Weights;

/// <summary>A checkpoint could not be had. The message is one sentence or two: what happened where, and what to do.</summary>
public sealed class CheckpointException : IOException
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="address">Where the file was asked for, if it was.</param>
    /// <param name="innerException">What it follows from.</param>
    public CheckpointException(string message, Uri? address = null, Exception? innerException = null)
        : base(message, innerException) => Address = address;

    /// <summary>Where the file was asked for; <see langword="null"/> where nothing was asked for.</summary>
    public Uri? Address { get; }
}
