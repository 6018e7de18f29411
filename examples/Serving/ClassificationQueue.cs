using System.Threading.Channels;
using EffNet;
using EffNet.Pictures;
using Microsoft.Extensions.Hosting;

namespace Serving;

/// <summary>
/// Pictures that wait, and the workers that answer them. A picture is refused at once if too many wait. When the service stops, the pictures that wait are answered first.
/// </summary>
internal sealed class ClassificationQueue : IHostedService
{
    /// <summary>The most that a timer takes.</summary>
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly Channel<Waiting> _pictures;
    private readonly IClassifier _classifier;
    private readonly ClassificationOptions _options;
    private readonly TimeProvider _time;
    private Task _work = Task.CompletedTask;
    private volatile bool _refusesWaiting;

    /// <summary>Makes a queue that nobody works on yet.</summary>
    /// <param name="classifier">What answers.</param>
    /// <param name="options">Its capacity, its workers, and the batches.</param>
    /// <param name="metrics">Shows its length.</param>
    /// <param name="time">The time that batches wait by; the system's if <see langword="null"/>.</param>
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

    /// <summary>Gets whether the next picture is refused.</summary>
    public bool IsFull => _pictures.Reader.Count >= _options.QueueCapacity;

    /// <summary>Classifies a picture.</summary>
    /// <param name="file">The content of a JPEG, PNG or WebP file.</param>
    /// <param name="cancellationToken">Ends the wait. A picture that is not begun yet is left out.</param>
    /// <returns>The best classes, best first.</returns>
    /// <exception cref="BusyException">The queue is full, or the service stops.</exception>
    /// <exception cref="PictureException">It is not a picture, or too large.</exception>
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

    /// <summary>Refuses further pictures, and waits until those in the queue are answered.</summary>
    /// <param name="cancellationToken">
    /// Canceled when the time for it is over. Pictures that are not begun yet are refused then; the others are answered, because the engine must outlive them.
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
            // Another worker may have been faster.
            if (!_pictures.Reader.TryRead(out var first))
                continue;
            var batch = await CollectAsync(first);

            // On a thread of its own: those of the pool read requests and write answers meanwhile.
            await Task.Factory.StartNew(() => Answer(batch), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>Collects pictures until there are enough, or the first one has waited as long as it may.</summary>
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
            // The requests fail, and the worker goes on.
            foreach (var waiting in batch)
                waiting.Answer.TrySetException(problem);
        }
    }

    /// <summary>Returns the prepared picture; <see langword="null"/> if nobody waits for it any more, or it cannot be read: the others of its batch are answered.</summary>
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

    /// <summary>A picture in the queue.</summary>
    private sealed record Waiting(ReadOnlyMemory<byte> File, CancellationToken CancellationToken)
    {
        public TaskCompletionSource<IReadOnlyList<Prediction>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>The picture cannot wait here.</summary>
internal sealed class BusyException() : Exception("The service is busy or stopping. Try again later.");
