using System.Collections;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Returns the batches of an epoch in order, while worker threads prepare the next batches. Only one thread at a time may call its members.</summary>
public sealed class BatchReader : IEnumerable<ImageBatch>, IDisposable
{
    private readonly object _lock = new();
    private readonly ImageLoader _loader;
    private readonly int _epoch;
    private readonly int[] _order;
    private readonly int[] _repeats;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenRegistration _wake;
    private readonly PendingBatch?[] _pending;
    private readonly Thread[] _workers;
    private readonly List<UnreadableImage> _unreadable = [];
    private int _nextPosition;
    private int _nextBatch;
    private Exception? _workerError;
    private bool _isStopped;
    private bool _isFaulted;
    private bool _isDisposed;

    /// <summary>Initializes a new instance of the class and starts the threads.</summary>
    /// <param name="loader">The loader.</param>
    /// <param name="epoch">The epoch.</param>
    /// <param name="firstBatch">The number of the first batch.</param>
    /// <param name="cancellationToken">A token to cancel reading.</param>
    internal BatchReader(ImageLoader loader, int epoch, int firstBatch, CancellationToken cancellationToken)
    {
        var options = loader.Options;
        (_loader, _epoch, _nextBatch, _cancellationToken) = (loader, epoch, firstBatch, cancellationToken);
        _order = EpochOrder.Create(loader.Images, options.Sampling, options.Seed, epoch)[..(loader.Images.Count - loader.DroppedImages)];
        _repeats = CountRepeats(_order, loader.Images.Count);
        _nextPosition = (int)Math.Min((long)firstBatch * options.BatchSize, _order.Length);
        _pending = new PendingBatch?[Math.Clamp(loader.BatchesPerEpoch, 1, options.PrefetchedBatches)];
        _wake = cancellationToken.UnsafeRegister(static reader => ((BatchReader)reader!).Stop(), this);
        // At most this many images can be prepared at the same time. More threads would only wait.
        var workers = Math.Min(options.Workers, Math.Clamp((long)options.BatchSize * _pending.Length, 1, Math.Max(1, _order.Length)));
        _workers = [.. Enumerable.Range(0, (int)workers).Select(number => new Thread(Work) { IsBackground = true, Name = $"Image loader {number}" })];
        Array.ForEach(_workers, worker => worker.Start());
    }

    /// <summary>
    /// Gets the total time that <see cref="TryNext"/> has waited for images. If it is a large part of the training time, use more threads or faster storage.
    /// </summary>
    public TimeSpan WaitTime { get; private set; }

    /// <summary>Gets the images that could not be read so far, including those of skipped batches.</summary>
    internal IReadOnlyList<UnreadableImage> Unreadable => _unreadable;

    /// <summary>Waits for the next batch. A batch without readable images is skipped.</summary>
    /// <param name="batch">The batch. The caller disposes it.</param>
    /// <returns><see langword="true"/> if there is a batch; <see langword="false"/> at the end of the epoch.</returns>
    /// <exception cref="InvalidDataException">Too many images are not readable, see <see cref="LoaderOptions.MaximumUnreadable"/>.</exception>
    /// <exception cref="InvalidOperationException">
    /// The transform or the set threw an exception, which is the inner exception, or an earlier call of this method threw an exception.
    /// </exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The reader is disposed, before the call or while the method waits.</exception>
    public bool TryNext([NotNullWhen(true)] out ImageBatch? batch)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_isFaulted)
            throw new InvalidOperationException("The reader cannot continue because an earlier call threw an exception. Create a new reader that starts at the next batch.");
        try
        {
            batch = null;
            while (batch is null && WaitForNext() is { } pending)
                batch = ToBatch(pending);
            return batch is not null;
        }
        catch
        {
            _isFaulted = true;
            Stop();
            throw;
        }
    }

    /// <summary>Returns the remaining batches. The caller disposes each of them.</summary>
    public IEnumerator<ImageBatch> GetEnumerator()
    {
        while (TryNext(out var batch))
            yield return batch;
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Stops the threads and waits until each has finished its current image.</summary>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        Stop();
        Array.ForEach(_workers, worker => worker.Join());
        _wake.Dispose();
        foreach (var pending in _pending)
        {
            if (pending is not null)
                _loader.Pool.Return(pending.Values);
        }
    }

    /// <summary>Returns, for each position of an epoch, how often its image occurs at earlier positions.</summary>
    private static int[] CountRepeats(int[] order, int count)
    {
        var occurrences = new int[count];
        return Array.ConvertAll(order, index => occurrences[index]++);
    }

    private void Stop()
    {
        lock (_lock)
        {
            _isStopped = true;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>
    /// Waits until all images of the next batch are prepared, and removes the batch from the pending batches. Returns <see langword="null"/> at the end of the epoch.
    /// </summary>
    private PendingBatch? WaitForNext()
    {
        if (_nextBatch == _loader.BatchesPerEpoch)
            return null;
        var start = Stopwatch.GetTimestamp();
        lock (_lock)
        {
            ref var slot = ref _pending[_nextBatch % _pending.Length];
            while (slot is not { Missing: 0 } && !_isDisposed)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                if (_workerError is { } error)
                    throw new InvalidOperationException($"A worker thread failed: {error.Message}", error);
                Monitor.Wait(_lock);
            }

            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _cancellationToken.ThrowIfCancellationRequested();
            var pending = slot;
            slot = null;
            _nextBatch++;
            Monitor.PulseAll(_lock);
            WaitTime += Stopwatch.GetElapsedTime(start);
            return pending;
        }
    }

    /// <summary>Creates a batch of the readable images. Returns <see langword="null"/> if no image is readable.</summary>
    private ImageBatch? ToBatch(PendingBatch pending)
    {
        var values = pending.Values;
        if (pending.Errors.FirstOrDefault(error => error is not null) is { } error)
        {
            _loader.Pool.Return(values);
            ExceptionDispatchInfo.Throw(error);
        }

        UnreadableImage[] unreadable = [.. pending.Unreadable.OfType<UnreadableImage>()];
        _unreadable.AddRange(unreadable);
        _loader.Report(unreadable);
        var readable = Enumerable.Range(0, pending.Unreadable.Length).Where(offset => pending.Unreadable[offset] is null).ToArray();
        var length = _loader.ImageLength;
        for (var i = 0; i < readable.Length; i++)
        {
            if (readable[i] != i)
                values.AsSpan(readable[i] * length, length).CopyTo(values.AsSpan(i * length));
        }

        var indices = Array.ConvertAll(readable, offset => _order[pending.First + offset]);
        var batch = new ImageBatch(values, _loader.Pool)
        {
            Epoch = _epoch,
            Number = pending.First / _loader.Options.BatchSize,
            Size = _loader.Transform.Width,
            PixelOrder = _loader.Options.PixelOrder,
            Indices = indices,
            Labels = Array.ConvertAll(indices, LabelOf),
            Unreadable = unreadable,
        };
        if (batch.Count > 0)
            return batch;
        batch.Dispose();
        return null;
    }

    /// <summary>
    /// Returns the label of an image. The loader checked all labels before, but user-defined sets may change. libtorch ignores images with the label -100 and accesses invalid
    /// memory for other wrong labels on some devices.
    /// </summary>
    private long LabelOf(int index)
    {
        var (label, count) = (_loader.Images.GetLabel(index), _loader.Images.ClassNames.Count);
        return label >= 0 && label < count
            ? label
            : throw new InvalidOperationException(
                $"The label of '{_loader.Images.GetName(index)}' is now {label}; expected 0 to {count - 1}. Do not change a set while it is read.");
    }

    [SuppressMessage("Design", "CA1031", Justification = "Every exception of a worker is rethrown on the thread that reads batches.")]
    private void Work()
    {
        try
        {
            while (TryTakeImage(out var pending, out var offset))
            {
                Prepare(pending, offset);
                lock (_lock)
                {
                    if (--pending.Missing == 0)
                        Monitor.PulseAll(_lock);
                }
            }
        }
        catch (Exception problem)
        {
            lock (_lock)
                _workerError ??= problem;
            Stop();
        }
    }

    /// <summary>Waits until the next image may be prepared. Returns its batch and its position in the batch, <paramref name="offset"/>.</summary>
    /// <returns><see langword="true"/> if there is an image; <see langword="false"/> at the end of the epoch or if reading was stopped.</returns>
    private bool TryTakeImage([NotNullWhen(true)] out PendingBatch? pending, out int offset)
    {
        (pending, offset) = (null, 0);
        var batchSize = _loader.Options.BatchSize;
        lock (_lock)
        {
            while (!_isStopped && _nextPosition < _order.Length && _nextPosition / batchSize >= _nextBatch + _pending.Length)
                Monitor.Wait(_lock);
            if (_isStopped || _nextPosition >= _order.Length)
                return false;
            offset = _nextPosition % batchSize;
            var first = _nextPosition++ - offset;
            pending = _pending[first / batchSize % _pending.Length] ??= new PendingBatch(first, Math.Min(batchSize, _order.Length - first), _loader.Pool.Rent());
            return true;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Every exception of a worker is rethrown on the thread that reads batches.")]
    private void Prepare(PendingBatch pending, int offset)
    {
        var index = _order[pending.First + offset];
        var repeat = _repeats[pending.First + offset];
        var length = _loader.ImageLength;
        try
        {
            var random = RandomStream.For(_loader.Options.Seed, _epoch, index, repeat == 0 ? 0 : RandomPurpose.Repeat + repeat);
            _loader.Transform.Write(_loader.Images.Load(index), pending.Values.AsSpan(offset * length, length), _loader.Options.PixelOrder, random);
        }
        catch (Exception problem) when (problem is PictureException or IOException or UnauthorizedAccessException)
        {
            pending.Unreadable[offset] = new UnreadableImage(index, _loader.Images.GetName(index), problem);
        }
        catch (Exception problem)
        {
            pending.Errors[offset] = new InvalidOperationException($"The image '{_loader.Images.GetName(index)}' could not be loaded or transformed: {problem.Message}", problem);
        }
    }
}
