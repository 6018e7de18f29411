using System.Collections;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Returns the batches of an epoch in their order, while threads prepare the next ones. One thread at a time may ask for batches.</summary>
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
    /// <param name="cancellationToken">Cancels reading.</param>
    internal BatchReader(ImageLoader loader, int epoch, int firstBatch, CancellationToken cancellationToken)
    {
        var options = loader.Options;
        (_loader, _epoch, _nextBatch, _cancellationToken) = (loader, epoch, firstBatch, cancellationToken);
        _order = EpochOrder.Create(loader.Images, options.Sampling, options.Seed, epoch)[..(loader.Images.Count - loader.DroppedImages)];
        _repeats = Repeats(_order, loader.Images.Count);
        _nextPosition = (int)Math.Min((long)firstBatch * options.BatchSize, _order.Length);
        _pending = new PendingBatch?[Math.Clamp(loader.BatchesPerEpoch, 1, options.PrefetchedBatches)];
        _wake = cancellationToken.UnsafeRegister(static reader => ((BatchReader)reader!).Stop(), this);
        _workers = [.. Enumerable.Range(0, options.Workers).Select(number => new Thread(Work) { IsBackground = true, Name = $"Image loader {number}" })];
        Array.ForEach(_workers, worker => worker.Start());
    }

    /// <summary>Gets the time that <see cref="TryNext"/> has waited for images in all. If it is a large part of the time of the training, more threads or faster storage would help.</summary>
    public TimeSpan WaitTime { get; private set; }

    /// <summary>Gets the images that could not be read so far, also those of batches that were passed over.</summary>
    internal IReadOnlyList<UnreadableImage> Unreadable => _unreadable;

    /// <summary>Waits for the next batch. A batch none of whose images is readable is passed over.</summary>
    /// <param name="batch">The batch; dispose it after use.</param>
    /// <returns><see langword="true"/> if there is a batch; <see langword="false"/> at the end of the epoch.</returns>
    /// <exception cref="InvalidDataException">Too many images are not readable, see <see cref="LoaderOptions.MaximumUnreadable"/>.</exception>
    /// <exception cref="InvalidOperationException">The transform or the set failed: the inner exception is its exception. Or an earlier call of this method threw.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The reader is disposed, also if that happens while this method waits.</exception>
    public bool TryNext([NotNullWhen(true)] out ImageBatch? batch)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_isFaulted)
            throw new InvalidOperationException("An earlier call threw an exception, which ended this reader. Read the epoch anew from the batch needed.");
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

    /// <summary>Ends the threads. Each finishes the image it is at.</summary>
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

    /// <summary>Counts how often each image occurred before in the epoch.</summary>
    private static int[] Repeats(int[] order, int count)
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

    /// <summary>Waits until all images of the next batch are prepared, and takes it.</summary>
    private PendingBatch? WaitForNext()
    {
        if (_nextBatch == _loader.BatchesPerEpoch)
            return null;
        var start = Stopwatch.GetTimestamp();
        lock (_lock)
        {
            ref var place = ref _pending[_nextBatch % _pending.Length];
            while (place is not { Missing: 0 } && !_isDisposed)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                if (_workerError is { } error)
                    throw new InvalidOperationException($"A worker thread ended early: {error.Message}", error);
                Monitor.Wait(_lock);
            }

            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _cancellationToken.ThrowIfCancellationRequested();
            var pending = place;
            place = null;
            _nextBatch++;
            Monitor.PulseAll(_lock);
            WaitTime += Stopwatch.GetElapsedTime(start);
            return pending;
        }
    }

    /// <summary>Makes the batch without the images that are not readable; <see langword="null"/> if there are no others.</summary>
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
        var places = Enumerable.Range(0, pending.Unreadable.Length).Where(place => pending.Unreadable[place] is null).ToArray();
        var length = _loader.ImageLength;
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] != i)
                values.AsSpan(places[i] * length, length).CopyTo(values.AsSpan(i * length));
        }

        var indices = Array.ConvertAll(places, place => _order[pending.First + place]);
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

    /// <summary>Returns the label of an image. The loader checked all labels, but sets of other programs may change: libtorch would ignore a label of -100, and write outside of memory on some devices.</summary>
    private long LabelOf(int index)
    {
        var (label, count) = (_loader.Images.GetLabel(index), _loader.Images.ClassNames.Count);
        return label >= 0 && label < count
            ? label
            : throw new InvalidOperationException($"The label of '{_loader.Images.GetName(index)}' is {label} now; expected 0 to {count - 1}. A set must not change while it is read.");
    }

    [SuppressMessage("Design", "CA1031", Justification = "Every exception of a worker reaches the thread that asks for batches.")]
    private void Work()
    {
        try
        {
            while (TryClaim(out var pending, out var place))
            {
                Prepare(pending, place);
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

    /// <summary>Waits until there is an image to prepare, and takes it.</summary>
    private bool TryClaim([NotNullWhen(true)] out PendingBatch? pending, out int place)
    {
        (pending, place) = (null, 0);
        var batchSize = _loader.Options.BatchSize;
        lock (_lock)
        {
            while (!_isStopped && _nextPosition < _order.Length && _nextPosition / batchSize >= _nextBatch + _pending.Length)
                Monitor.Wait(_lock);
            if (_isStopped || _nextPosition >= _order.Length)
                return false;
            place = _nextPosition % batchSize;
            var first = _nextPosition++ - place;
            pending = _pending[first / batchSize % _pending.Length] ??= new PendingBatch(first, Math.Min(batchSize, _order.Length - first), _loader.Pool.Rent());
            return true;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Every exception of a worker reaches the thread that asks for batches.")]
    private void Prepare(PendingBatch pending, int place)
    {
        var index = _order[pending.First + place];
        var repeat = _repeats[pending.First + place];
        var length = _loader.ImageLength;
        try
        {
            var random = RandomStream.For(_loader.Options.Seed, _epoch, index, repeat == 0 ? 0 : RandomPurpose.Repeat + repeat);
            _loader.Transform.Write(_loader.Images.Load(index), pending.Values.AsSpan(place * length, length), _loader.Options.PixelOrder, random);
        }
        catch (Exception problem) when (problem is PictureException or IOException or UnauthorizedAccessException)
        {
            pending.Unreadable[place] = new UnreadableImage(index, _loader.Images.GetName(index), problem);
        }
        catch (Exception problem)
        {
            pending.Errors[place] = new InvalidOperationException($"The image '{_loader.Images.GetName(index)}' could not be transformed: {problem.Message}", problem);
        }
    }
}
