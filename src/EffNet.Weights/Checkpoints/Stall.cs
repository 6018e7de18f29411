namespace EffNet.Weights;

/// <summary>Limits a single wait for a server. A limit on the whole download would fail on slow connections.</summary>
internal static class Stall
{
    /// <summary>Returns the result of <paramref name="work"/>.</summary>
    /// <exception cref="InterruptedDownloadException">The work took longer than <paramref name="limit"/> on <paramref name="clock"/>.</exception>
    public static async Task<T> Within<T>(TimeSpan limit, TimeProvider clock, Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        using var timer = new CancellationTokenSource(limit, clock);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timer.Token);
        try
        {
            return await work(source.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
        {
            throw new InterruptedDownloadException(FormattableString.Invariant($"the server did not send any data for {limit.TotalSeconds:0.#} s"), innerException: exception);
        }
    }
}
