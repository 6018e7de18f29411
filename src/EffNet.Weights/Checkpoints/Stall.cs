namespace EffNet.Weights;

/// <summary>A limit on one wait for a server, where a limit on the whole would punish slow lines.</summary>
internal static class Stall
{
    /// <summary>What <paramref name="work"/> yields.</summary>
    /// <exception cref="InterruptedDownloadException">It took longer than <paramref name="limit"/> on <paramref name="clock"/>.</exception>
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
            throw new InterruptedDownloadException(FormattableString.Invariant($"the server sent nothing for {limit.TotalSeconds:0.#} s"), innerException: exception);
        }
    }
}
