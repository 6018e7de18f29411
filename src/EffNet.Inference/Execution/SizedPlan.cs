using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using EffNet.Networks;

namespace EffNet.Inference.Execution;

/// <summary>The plan for images of one size. It keeps the memory of completed runs for the next runs.</summary>
/// <param name="plan">The plan.</param>
/// <param name="pool">The threads.</param>
internal sealed unsafe class SizedPlan(ExecutionPlan plan, WorkerPool pool) : IDisposable
{
    private static readonly Action<object, int> s_runImage = (state, thread) => ((ImageRun)state).Run(thread);
    private static readonly Action<object, int> s_runBatch = (state, thread) => ((BatchRun)state).Run(thread);

    private readonly ConcurrentBag<ImageRun> _imageRuns = [];
    private readonly ConcurrentBag<BatchRun> _batchRuns = [];
    private volatile bool _isDisposed;

    /// <summary>Gets or sets the time of the last use, as a number from the counter of the <see cref="PlanCache"/>.</summary>
    public long LastUse { get; set; }

    /// <summary>Gets the number of elements of an image.</summary>
    public int ImageSize { get; init; }

    /// <summary>Gets the shape of each output of an image.</summary>
    public ImmutableArray<Shape> Shapes { get; } = [.. plan.Results.Select(r => new Shape(r.Maps.Channels, r.Maps.Height, r.Maps.Width))];

    /// <summary>Gets the number of elements of each output of an image.</summary>
    public ImmutableArray<int> OutputSizes { get; } = [.. plan.Results.Select(r => checked(r.Maps.Channels * r.Maps.Height * r.Maps.Width))];

    /// <summary>
    /// Runs the network on images. While there is an image for every thread, each thread runs complete images. Each of the remaining images is run by all threads
    /// together.
    /// </summary>
    /// <param name="images">The images.</param>
    /// <param name="outputs">For each output, the address that receives the result of the first image.</param>
    /// <param name="count">The number of images.</param>
    /// <param name="cancellation">A token to cancel the run between two layers.</param>
    public void Run(float* images, float** outputs, int count, CancellationToken cancellation)
    {
        var alone = pool.Threads == 1 ? count : count / pool.Threads * pool.Threads;
        if (alone > 0)
            RunBatch(images, outputs, alone, cancellation);
        for (var i = alone; i < count; i++)
            RunImage(images, outputs, i, pool.Threads, cancellation);
    }

    /// <summary>Releases the memory of completed runs. Active runs release their memory when they end.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        while (_imageRuns.TryTake(out var run))
            run.Workspace.Dispose();
        _batchRuns.Clear();
    }

    private bool MayHelp(int thread) => pool.MayHelp(thread);

    private void RunBatch(float* images, float** outputs, int count, CancellationToken cancellation)
    {
        if (!_batchRuns.TryTake(out var run))
            run = new BatchRun(this);
        run.Prepare(images, outputs, count, cancellation);
        pool.Run(run, Math.Min(count, pool.Threads), s_runBatch);
        var failure = run.Failure;
        _batchRuns.Add(run);
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
        cancellation.ThrowIfCancellationRequested();
    }

    private void RunImage(float* images, float** outputs, int index, int threads, CancellationToken cancellation)
    {
        if (!_imageRuns.TryTake(out var run))
            run = new ImageRun(new Workspace(plan, pool.Threads), pool);
        try
        {
            run.Job.Prepare(plan, run.Workspace, images + ((long)index * ImageSize));
            run.Cancellation = cancellation;
            if (threads == 1)
                run.Run(0);
            else
                pool.Run(run, threads, s_runImage);
            for (var output = 0; output < OutputSizes.Length; output++)
                CopyResult(plan.Results[output], run.Workspace, outputs[output] + ((long)index * OutputSizes[output]));
        }
        finally
        {
            run.Cancellation = default;
            _imageRuns.Add(run);
            if (_isDisposed)
                Dispose();
        }
    }

    private static void CopyResult(MapBuffer buffer, Workspace workspace, float* target)
    {
        var maps = buffer.Maps;
        for (var channel = 0; channel < maps.Channels; channel++)
        {
            var row = buffer.RowOf(workspace.Arena, channel / Maps.Block) + (channel % Maps.Block);
            for (var y = 0; y < maps.Height; y++, row += maps.RowStride)
            {
                for (var x = 0; x < maps.Width; x++)
                    *target++ = row[x * Maps.Block];
            }
        }
    }

    /// <summary>A run on one image.</summary>
    private sealed class ImageRun(Workspace workspace, WorkerPool pool)
    {
        public Workspace Workspace => workspace;

        public Job Job { get; } = new();

        public CancellationToken Cancellation { get; set; }

        public void Run(int thread) => Job.Run(thread, pool, thread == 0 ? Cancellation : default);
    }

    /// <summary>A run on several images. Each thread takes one image after the other until none is left.</summary>
    private sealed class BatchRun(SizedPlan owner)
    {
        private float* _images;
        private float** _outputs;
        private int _count;
        private int _next;
        private CancellationToken _cancellation;
        private volatile Exception? _failure;

        /// <summary>Gets the exception of a thread; <see langword="null"/> if no thread failed.</summary>
        public Exception? Failure => _failure;

        public void Prepare(float* images, float** outputs, int count, CancellationToken cancellation)
        {
            _images = images;
            _outputs = outputs;
            (_count, _next, _cancellation, _failure) = (count, 0, cancellation, null);
        }

        public void Run(int thread)
        {
            while (owner.MayHelp(thread) && _failure is null && !_cancellation.IsCancellationRequested)
            {
                var i = Interlocked.Increment(ref _next) - 1;
                if (i >= _count)
                    return;
                try
                {
                    owner.RunImage(_images, _outputs, i, 1, _cancellation);
                }
                catch (OperationCanceledException)
                {
                    // The caller throws the exception after all threads have stopped reading its memory.
                    return;
                }
#pragma warning disable CA1031 // The caller throws this too: on a thread of the pool it would end the process.
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    _failure = exception;
                    return;
                }
            }
        }
    }
}
