using System.Runtime.InteropServices;
using EffNet.Inference.Execution;
using EffNet.Inference.Fusion;
using EffNet.Networks;
using EffNet.Weights;

namespace EffNet.Inference;

/// <summary>
/// Runs a network with its weights in managed code only. When the engine is created, batch norms are folded and weights are packed for the processor. The first
/// run on each size of images creates a plan of the computation. On one processor, results are identical to the bit in every run, for every number of threads,
/// and whether an image is evaluated alone or in a batch.
/// </summary>
/// <remarks>All members may be called on any number of threads at the same time.</remarks>
public sealed unsafe partial class InferenceEngine : IDisposable
{
    private readonly EngineWeights _weights;
    private readonly WorkerPool _pool;
    private readonly PlanCache _plans;
    private readonly UseCount _uses;
    private readonly InferenceOutputs _outputs;

    private InferenceEngine(Network network, Func<FusedNetwork, EngineWeights> weights, WeightsInfo info, InferenceOptions options)
    {
        (Network, Info) = (network, Merge(info, options.Info));
        ClassNameCount.Check(Info.ClassNames, network.ClassCount, nameof(options));
        Vectors = options.Vectors ?? PlanBuilders.Widest;
        if (Vectors < VectorPath.None || Vectors > PlanBuilders.Widest)
        {
            throw new ArgumentException(
                $"{nameof(InferenceOptions.Vectors)} is '{Vectors}', but the widest vectors that this processor supports are '{PlanBuilders.Widest}'.", nameof(options));
        }

        if (options.Threads < 1)
            throw new ArgumentException($"{nameof(InferenceOptions.Threads)} must be at least 1, but was {options.Threads}.", nameof(options));
        if ((options.Outputs & ~(InferenceOutputs.Embedding | InferenceOutputs.Features)) != 0)
        {
            throw new ArgumentException(
                $"{nameof(InferenceOptions.Outputs)} is {options.Outputs}; expected a combination of {nameof(InferenceOutputs.Embedding)} and {nameof(InferenceOutputs.Features)}.",
                nameof(options));
        }

        _outputs = options.Outputs;
        Outputs = [.. network.Outputs, .. NamedOutputs.Of(network, options.Outputs)];
        _uses = new UseCount(Free);
        _plans = new PlanCache(network, options.Outputs, Plan);
        _weights = weights(_plans.Fuse(DeclaredSize));
        _pool = new WorkerPool(Math.Min(options.Threads ?? Environment.ProcessorCount, InferenceOptions.MostThreads));
        try
        {
            _plans.Find(DeclaredSize);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Gets the network.</summary>
    public Network Network { get; }

    /// <summary>Gets the information about the weights, such as the preprocessing of images and the names of the classes.</summary>
    public WeightsInfo Info { get; }

    /// <summary>
    /// Gets the outputs with their names and their shapes for the declared size: first the outputs of the network, then the additional outputs of the options.
    /// </summary>
    public IReadOnlyList<NamedValue> Outputs { get; }

    /// <summary>Gets the vectors that the engine computes with.</summary>
    public VectorPath Vectors { get; }

    /// <summary>Gets the largest number of threads for one call, including the thread of the caller.</summary>
    public int Threads => _pool.Threads;

    /// <summary>
    /// Gets the size of the memory that the weights use, in bytes. If the engine was loaded from a saved engine, the file is mapped, and all processes that load
    /// it share the memory.
    /// </summary>
    public long WeightBytes => _weights.Bytes;

    /// <summary>Computes the first output of the network for images of the declared size. It contains the scores of the classes before softmax.</summary>
    /// <param name="images">The images, (N, C, H, W) in row-major order. The number of images follows from the length.</param>
    /// <param name="cancellationToken">A token to cancel the run between two layers.</param>
    /// <returns>The first output, (N, classes) in row-major order.</returns>
    /// <exception cref="ArgumentException">The length is not a multiple of the size of an image.</exception>
    /// <exception cref="ObjectDisposedException">The engine was disposed.</exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public float[] Run(ReadOnlySpan<float> images, CancellationToken cancellationToken = default) =>
        RunScores(images, Network.Input.Height, Network.Input.Width, hasMaps: false, cancellationToken).Scores;

    /// <summary>
    /// Computes the first output of the network for images of the declared size and writes it to the memory of the caller. It contains the scores of the
    /// classes before softmax. After the first runs, the method does not allocate memory.
    /// </summary>
    /// <param name="images">The images, (N, C, H, W) in row-major order. The number of images follows from the length.</param>
    /// <param name="outputs">Receives the first output, (N, classes) in row-major order.</param>
    /// <param name="cancellationToken">A token to cancel the run between two layers.</param>
    /// <exception cref="ArgumentException">The lengths do not match the sizes of images and their outputs, or the engine has several outputs.</exception>
    /// <exception cref="ObjectDisposedException">The engine was disposed.</exception>
    /// <exception cref="OperationCanceledException">The operation was canceled. <paramref name="outputs"/> may contain a part of the results.</exception>
    public void Run(ReadOnlySpan<float> images, Span<float> outputs, CancellationToken cancellationToken = default) =>
        Run(images, Network.Input.Height, Network.Input.Width, outputs, cancellationToken);

    /// <summary>
    /// Computes the first output of the network, which contains the scores of the classes, for images of any size. The first run on a size creates a plan for
    /// it.
    /// </summary>
    /// <param name="images">The images, (N, C, H, W) in row-major order. The number of images follows from the length.</param>
    /// <param name="height">The height of the images, in pixels.</param>
    /// <param name="width">The width of the images, in pixels.</param>
    /// <param name="outputs">Receives the first output in row-major order.</param>
    /// <param name="cancellationToken">A token to cancel the run between two layers.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="height"/> or <paramref name="width"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">
    /// The lengths do not match the sizes of images and their outputs, the number of outputs differs from <see cref="Outputs"/>, or the images are too small for
    /// the network.
    /// </exception>
    /// <exception cref="OverflowException">The maps for this size are too large.</exception>
    /// <exception cref="ObjectDisposedException">The engine was disposed.</exception>
    /// <exception cref="OperationCanceledException">The operation was canceled. <paramref name="outputs"/> may contain a part of the results.</exception>
    public void Run(ReadOnlySpan<float> images, int height, int width, Span<float> outputs, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(!_uses.TryBegin(), this);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Outputs.Count != 1)
            {
                throw new ArgumentException(
                    $"The engine has {Outputs.Count} outputs ({string.Join(", ", Outputs.Select(o => o.Name))}); pass a list with memory for each output.", nameof(outputs));
            }

            var plan = _plans.Find(PlanKey.Of(height, width));
            var count = CountOf(images.Length, height, width, plan);
            Check(outputs.Length, 0, count, plan);
            fixed (float* first = images, target = outputs)
                plan.Run(first, &target, count, cancellationToken);
        }
        finally
        {
            _uses.End();
        }
    }

    /// <summary>Computes all outputs for images of any size. The first run on a size creates a plan for it.</summary>
    /// <param name="images">The images, (N, C, H, W) in row-major order. The number of images follows from the length.</param>
    /// <param name="height">The height of the images, in pixels.</param>
    /// <param name="width">The width of the images, in pixels.</param>
    /// <param name="outputs">
    /// Receives each of <see cref="Outputs"/> in row-major order: (N, features) or (N, channels, height, width), with the shapes that <see cref="ShapesFor"/>
    /// returns.
    /// </param>
    /// <param name="cancellationToken">A token to cancel the run between two layers.</param>
    /// <inheritdoc cref="Run(ReadOnlySpan{float}, int, int, Span{float}, CancellationToken)" path="/exception"/>
    public void Run(ReadOnlySpan<float> images, int height, int width, IReadOnlyList<Memory<float>> outputs, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ObjectDisposedException.ThrowIf(!_uses.TryBegin(), this);
        var pins = new System.Buffers.MemoryHandle[Outputs.Count];
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (outputs.Count != Outputs.Count)
            {
                throw new ArgumentException(
                    $"The engine has {Outputs.Count} outputs ({string.Join(", ", Outputs.Select(o => o.Name))}), but memory was passed for {outputs.Count}.", nameof(outputs));
            }

            var plan = _plans.Find(PlanKey.Of(height, width));
            var count = CountOf(images.Length, height, width, plan);
            var targets = stackalloc float*[pins.Length];
            for (var i = 0; i < pins.Length; i++)
            {
                Check(outputs[i].Length, i, count, plan);
                pins[i] = outputs[i].Pin();
                targets[i] = (float*)pins[i].Pointer;
            }

            fixed (float* first = images)
                plan.Run(first, targets, count, cancellationToken);
        }
        finally
        {
            foreach (var pin in pins)
                pin.Dispose();
            _uses.End();
        }
    }

    /// <summary>Returns the shapes of <see cref="Outputs"/> for images of a size.</summary>
    /// <param name="height">The height of the image, in pixels.</param>
    /// <param name="width">The width of the image, in pixels.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="height"/> or <paramref name="width"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The image is too small for the network.</exception>
    public IReadOnlyList<Shape> ShapesFor(int height, int width)
    {
        var network = Network.With(height: height, width: width);
        return [.. network.Outputs.Concat(NamedOutputs.Of(network, _outputs)).Select(o => o.Value.Shape)];
    }

    /// <summary>Releases memory and threads after all running calls have ended.</summary>
    public void Dispose() => _uses.Close();

    /// <summary>Measures the time of each step of a run on an image of the declared size.</summary>
    /// <param name="image">The image.</param>
    /// <param name="rounds">The number of runs.</param>
    internal IReadOnlyList<(Steps.Step Step, TimeSpan Time)> Measure(ReadOnlySpan<float> image, int rounds) =>
        StepTimes.Measure(PlanBuilders.Build(Vectors, _plans.Fuse(DeclaredSize), _weights), image, rounds);

    /// <summary>Computes the scores of images, and optionally the maps whose means the classifier reads.</summary>
    /// <param name="images">The images.</param>
    /// <param name="height">The height of the images, in pixels.</param>
    /// <param name="width">The width of the images, in pixels.</param>
    /// <param name="hasMaps"><see langword="true"/> if the maps are returned.</param>
    /// <param name="cancellationToken">A token to cancel the run between two layers.</param>
    /// <returns>The scores, the maps, and the shape of the maps. The maps are empty if they were not requested.</returns>
    internal (float[] Scores, float[] Maps, Shape Shape) RunScores(ReadOnlySpan<float> images, int height, int width, bool hasMaps, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(!_uses.TryBegin(), this);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var plan = _plans.Find(PlanKey.Of(height, width, hasMaps));
            var count = CountOf(images.Length, height, width, plan);
            var results = plan.OutputSizes.Select(size => GC.AllocateUninitializedArray<float>(checked(count * size), pinned: true)).ToArray();
            var targets = stackalloc float*[results.Length];
            for (var i = 0; i < results.Length; i++)
                targets[i] = (float*)Marshal.UnsafeAddrOfPinnedArrayElement(results[i], 0);
            fixed (float* first = images)
                plan.Run(first, targets, count, cancellationToken);
            return (results[0], hasMaps ? results[^1] : [], hasMaps ? plan.Shapes[^1] : default);
        }
        finally
        {
            _uses.End();
        }
    }

    /// <summary>Returns the weights of a class in the classifier.</summary>
    /// <param name="index">The index of the class.</param>
    /// <exception cref="ObjectDisposedException">The engine was disposed.</exception>
    internal float[] ClassifierRow(int index)
    {
        ObjectDisposedException.ThrowIf(!_uses.TryBegin(), this);
        try
        {
            var linear = Network.Classifier!.Linear;
            return ConvolutionPacking.RowOf(_weights.Of(linear.Path!), index, ((Linear)linear.Operation).InputFeatures);
        }
        finally
        {
            _uses.End();
        }
    }

    private PlanKey DeclaredSize => PlanKey.Of(Network.Input.Height, Network.Input.Width);

    private int CountOf(int images, int height, int width, SizedPlan plan)
    {
        return images > 0 && images % plan.ImageSize == 0 ? images / plan.ImageSize : throw new ArgumentException(FormattableString.Invariant(
            $"The length of the images must be a positive multiple of {plan.ImageSize} ({Network.Input.Channels} x {height} x {width}), but was {images}."), nameof(images));
    }

    /// <summary>Throws an exception if the length of an output differs from the expected length.</summary>
    private void Check(int outputs, int index, int count, SizedPlan plan)
    {
        if (outputs != (long)count * plan.OutputSizes[index])
        {
            var images = count == 1 ? "image" : "images";
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"The memory for '{Outputs[index].Name}' must have {plan.OutputSizes[index]} elements for each of {count} {images}, but has {outputs}."),
                nameof(outputs));
        }
    }

    private SizedPlan Plan(FusedNetwork network) => new(PlanBuilders.Build(Vectors, network, _weights), _pool) { ImageSize = checked((int)network.Network.Input.Elements) };

    private void Free()
    {
        _pool.Dispose();
        _plans.Dispose();
        _weights.Dispose();
    }
}
