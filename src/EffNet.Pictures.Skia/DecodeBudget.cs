namespace EffNet.Pictures;

/// <summary>Bounds how many bytes of decoded pictures exist at once: a picture waits until there is room for it. One that exceeds the limit by itself waits until it is alone.</summary>
/// <param name="limit">The most bytes, unless a single picture takes more.</param>
internal sealed class DecodeBudget(long limit)
{
    private readonly object _lock = new();
    private long _used;

    /// <summary>Gets the most bytes that were ever taken at once.</summary>
    public long Peak { get; private set; }

    /// <summary>Waits until there is room, and takes it.</summary>
    /// <param name="bytes">The bytes that the picture takes while it is decoded.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Gives the room back when it is disposed.</returns>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public Share Take(long bytes, CancellationToken cancellationToken)
    {
        using var wake = cancellationToken.UnsafeRegister(static budget => ((DecodeBudget)budget!).Wake(), this);
        lock (_lock)
        {
            while (_used > 0 && _used + bytes > limit)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Monitor.Wait(_lock);
            }

            cancellationToken.ThrowIfCancellationRequested();
            _used += bytes;
            Peak = Math.Max(Peak, _used);
            return new Share(this, bytes);
        }
    }

    private void Wake()
    {
        lock (_lock)
            Monitor.PulseAll(_lock);
    }

    private void Release(long bytes)
    {
        lock (_lock)
        {
            _used -= bytes;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Room that one picture has.</summary>
    internal readonly struct Share(DecodeBudget budget, long bytes) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose() => budget.Release(bytes);
    }
}
