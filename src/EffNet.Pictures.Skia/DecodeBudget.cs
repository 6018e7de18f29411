namespace EffNet.Pictures;

/// <summary>
/// Limits the number of bytes that pictures use at the same time while they are decoded. A picture waits until there is enough memory. If a single picture exceeds the limit, it
/// waits until no other picture is decoded.
/// </summary>
/// <param name="limit">The largest number of bytes, unless a single picture needs more.</param>
internal sealed class DecodeBudget(long limit)
{
    private readonly object _lock = new();
    private long _used;

    /// <summary>Gets the largest number of bytes that were in use at once.</summary>
    public long Peak { get; private set; }

    /// <summary>Waits until there is memory and reserves it.</summary>
    /// <param name="bytes">The number of bytes that the picture uses while it is decoded.</param>
    /// <param name="cancellationToken">A token to cancel the wait.</param>
    /// <returns>An object that releases the memory when it is disposed.</returns>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
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

    /// <summary>The memory reserved for one picture.</summary>
    internal readonly struct Share(DecodeBudget budget, long bytes) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose() => budget.Release(bytes);
    }
}
