namespace EffNet.Weights;

/// <summary>A download stopped for a reason that may be gone in a moment: what has come is kept, and it goes on.</summary>
internal sealed class InterruptedDownloadException(string reason, TimeSpan? wait = null, Exception? innerException = null) : Exception(reason, innerException)
{
    /// <summary>How long the server asks to be left alone.</summary>
    public TimeSpan? Wait { get; } = wait;
}
