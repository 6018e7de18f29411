namespace EffNet.Weights;

/// <summary>The exception that is thrown when a download stops for a temporary reason. Received data is kept, and the download is retried.</summary>
internal sealed class InterruptedDownloadException(string reason, TimeSpan? wait = null, Exception? innerException = null) : Exception(reason, innerException)
{
    /// <summary>Gets the delay that the server requested; <see langword="null"/> if none.</summary>
    public TimeSpan? Wait { get; } = wait;
}
