using System.Threading.Channels;
using EffNet;
using EffNet.Pictures;
using Microsoft.Extensions.Hosting;

namespace Serving;

/// <summary>
/// Represents a queue of pictures and the workers that classify them. If the queue is full, a picture is rejected immediately. When the service stops, the pictures in the queue
/// are classified first.
/// </summary>
internal sealed class ClassificationQueue : IHostedService
{
    /// <summary>The longest delay that a timer supports.</summary>
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly Channel<Waiting> _pictures;
    private readonly IClassifier _classifier;
    private readonly ClassificationOptions _options;
    private readonly TimeProvider _time;
    private Task _work = Task.CompletedTask;
    private volatile bool _refusesWaiting;

    /// <summary>Initializes a new instance of the class. The workers are not started yet.</summary>
    /// <param name="classifier">The classifier.</param>
    /// <param name="options">The capacity, the number of workers, and the settings of batches.</param>
    /// <param name="metrics">The metrics, which publish the length of the queue.</param>
    /// <param name="time">The clock for the delay of batches; <see langword="null"/> for the system clock.</param>
    public ClassificationQueue(IClassifier classifier, ClassificationOptions options, ClassificationMetrics metrics, TimeProvider? time = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Workers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.QueueCapacity, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchDelay, Timeout.InfiniteTimeSpan);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.BatchDelay, s_longestDelay);
        (_classifier, _options, _time) = (classifier, options, time ?? TimeProvider.System);
        _pictures = Channel.CreateBounded<Waiting>(options.QueueCapacity);
        metrics.ObserveQueue(() => _pictures.Reader.Count);
    }

    /// <summary>Gets a value indicating whether the queue is full, so that the next picture would be rejected.</summary>
    public bool IsFull => _pictures.Reader.Count >= _options.QueueCapacity;

    /// <summary>Classifies a picture.</summary>
    /// <param name="file">The content of a JPEG, PNG or WebP file.</param>
    /// <param name="cancellationToken">A token to cancel the wait. A picture whose processing has not begun is skipped.</param>
    /// <returns>The best classes, best first.</returns>
    /// <exception cref="BusyException">The queue is full, or the service is stopping.</exception>
    /// <exception cref="PictureException">The file is not a readable picture, or the picture is too large.</exception>
    public Task<IReadOnlyList<Prediction>> ClassifyAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(file, cancellationToken);
        return _pictures.Writer.TryWrite(waiting) ? waiting.Answer.Task.WaitAsync(cancellationToken) : throw new BusyException();
    }

    /// <summary>Starts the workers.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _work = Task.WhenAll(Enumerable.Range(0, _options.Workers).Select(_ => WorkAsync()));
        return Task.CompletedTask;
    }

    /// <summary>Rejects further pictures and waits until the pictures in the queue are classified.</summary>
    /// <param name="cancellationToken">
    /// A token that is canceled when the shutdown timeout expires. Pictures whose processing has not begun are then rejected. The others are still classified, because the engine
    /// must not be disposed before they are complete.
    /// </param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _pictures.Writer.TryComplete();
        await using var end = cancellationToken.Register(() => _refusesWaiting = true);
        await _work;
    }

    private async Task WorkAsync()
    {
        while (await _pictures.Reader.WaitToReadAsync())
        {
            // Another worker may have taken the picture.
            if (!_pictures.Reader.TryRead(out var first))
                continue;
            var batch = await CollectAsync(first);

            // Run on a separate thread, because the threads of the pool read requests and write responses meanwhile.
            await Task.Factory.StartNew(() => Answer(batch), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>Collects pictures until the batch is full or the delay for the first picture has expired.</summary>
    private async Task<IReadOnlyList<Waiting>> CollectAsync(Waiting first)
    {
        List<Waiting> batch = [first];
        if (_options.BatchSize == 1)
            return batch;
        using var end = new CancellationTokenSource(_options.BatchDelay, _time);
        try
        {
            do
            {
                while (batch.Count < _options.BatchSize && _pictures.Reader.TryRead(out var next))
                    batch.Add(next);
            }
            while (batch.Count < _options.BatchSize && await _pictures.Reader.WaitToReadAsync(end.Token));
        }
        catch (OperationCanceledException)
        {
            // Time is up: these are the batch.
        }

        return batch;
    }

    private void Answer(IReadOnlyList<Waiting> batch)
    {
        try
        {
            var prepared = batch.Select(waiting => (Waiting: waiting, Picture: Prepare(waiting))).Where(p => p.Picture is not null).ToList();
            if (prepared.Count == 0)
                return;
            var answers = _classifier.Classify([.. prepared.Select(p => p.Picture!)]);
            for (var i = 0; i < prepared.Count; i++)
                prepared[i].Waiting.Answer.SetResult(answers[i]);
        }
        catch (Exception problem)
        {
            // The requests of this batch fail, and the worker continues.
            foreach (var waiting in batch)
                waiting.Answer.TrySetException(problem);
        }
    }

    /// <summary>
    /// Returns the prepared picture; <see langword="null"/> if its request was canceled or rejected, or the picture is not readable. The other pictures of the batch are still
    /// classified.
    /// </summary>
    private Picture? Prepare(Waiting waiting)
    {
        try
        {
            waiting.CancellationToken.ThrowIfCancellationRequested();
            if (_refusesWaiting)
                throw new BusyException();
            return _classifier.Prepare(waiting.File);
        }
        catch (Exception problem) when (problem is PictureException or OperationCanceledException or BusyException)
        {
            waiting.Answer.SetException(problem);
            return null;
        }
    }

    /// <summary>Represents a picture in the queue.</summary>
    private sealed record Waiting(ReadOnlyMemory<byte> File, CancellationToken CancellationToken)
    {
        public TaskCompletionSource<IReadOnlyList<Prediction>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>The exception that is thrown if the queue does not accept a picture.</summary>
internal sealed class BusyException() : Exception("The service is busy or stopping. Try again later.");
