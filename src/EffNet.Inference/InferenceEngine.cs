using System.Collections.Concurrent;
using EffNet.Inference.Execution;
using EffNet.Inference.Fusion;
using EffNet.Networks;
using EffNet.Weights;

namespace EffNet.Inference;

/// <summary>
/// Runs a network with its weights, in managed code only. Batch norms are folded and weights packed for the processor once, when the engine is made; what is computed, where and in which order is
/// planned once for each size of images. Results are the same bits in every run on a processor, for every number of threads, and for an image alone or among others.
/// </summary>
/// <remarks>Any number of threads may call it at the same time.</remarks>
public sealed unsafe class InferenceEngine : IDisposable
{
    private readonly EngineWeights _weights;
    private readonly WorkerPool _pool;
    private readonly ConcurrentDictionary<Extent, Lazy<SizedPlan>> _plans = new();
    private readonly UseCount _uses;
    private readonly InferenceOutputs _outputs;

    private InferenceEngine(Network network, IWeightSource weights, WeightsInfo info, InferenceOptions options)
    {
        (Network, Info) = (network, info);
        Vectors = options.Vectors ?? PlanBuilders.Widest;
        if (Vectors < VectorPath.None || Vectors > PlanBuilders.Widest)
            throw new ArgumentException($"This processor has no vectors '{Vectors}'; the widest ones are '{PlanBuilders.Widest}'.", nameof(options));
        if (options.Threads < 1)
            throw new ArgumentException($"An engine runs on at least 1 thread, not {options.Threads}.", nameof(options));
        _outputs = options.Outputs;
        Outputs = [.. network.Outputs, .. NamedOutputs.Of(network, options.Outputs)];
        var fused = Fuse(network);
        _weights = new EngineWeights(fused, weights);
        _pool = new WorkerPool(Math.Min(options.Threads ?? Environment.ProcessorCount, InferenceOptions.MostThreads));
        _uses = new UseCount(Free);
        _plans[SizeOf(network)] = new Lazy<SizedPlan>(Plan(fused));
    }

    /// <summary>Gets the network.</summary>
    public Network Network { get; }

    /// <summary>Gets what is known of the weights besides their numbers: among it the preprocessing of images and the names of the classes.</summary>
    public WeightsInfo Info { get; }

    /// <summary>Gets what it computes, by name and with the shapes for the declared size: first the outputs of the network, then those that the options ask for.</summary>
    public IReadOnlyList<NamedValue> Outputs { get; }

    /// <summary>Gets the vectors that it computes with.</summary>
    public VectorPath Vectors { get; }

    /// <summary>Gets the most threads that compute at the same time for one call, the caller's included.</summary>
    public int Threads => _pool.Threads;

    /// <summary>Makes an engine from a file of weights.</summary>
    /// <param name="network">The network that the weights are for. If the file has another number of classes, or none, so has <see cref="Network"/>.</param>
    /// <param name="path">The file: safetensors, PyTorch or TorchSharp.</param>
    /// <param name="options">How it runs; with everything that the process may use if <see langword="null"/>.</param>
    /// <exception cref="WeightMismatchException">The weights do not fit the network.</exception>
    /// <exception cref="WeightFileException">The file has another format, or is corrupt.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="NotSupportedException">The network has something that the engine cannot do; the message names the node.</exception>
    public static InferenceEngine Load(Network network, string path, InferenceOptions? options = null)
    {
        using var weights = NetworkWeights.Open(network, path);
        return Create(weights, options);
    }

    /// <summary>Makes an engine from weights that were found in a file.</summary>
    /// <param name="weights">The weights; not needed any more when this returns.</param>
    /// <param name="options">How it runs; with everything that the process may use if <see langword="null"/>.</param>
    /// <inheritdoc cref="Create(Network, IWeightSource, InferenceOptions)" path="/exception"/>
    public static InferenceEngine Create(NetworkWeights weights, InferenceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return new InferenceEngine(weights.Network, weights, weights.Info, options ?? new InferenceOptions());
    }

    /// <summary>Makes an engine from weights of any origin: of a live module, for example.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">Its weights, by the names of <see cref="Network.State"/>; not needed any more when this returns.</param>
    /// <param name="options">How it runs; with everything that the process may use if <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">
    /// The weights do not have a tensor of the network, or have it in another shape or with other elements; a variance is negative; or the processor does not have the vectors, or the threads are
    /// less than 1, that the options state.
    /// </exception>
    /// <exception cref="OverflowException">Maps of the declared size are too large.</exception>
    /// <exception cref="NotSupportedException">The network has something that the engine cannot do; the message names the node.</exception>
    public static InferenceEngine Create(Network network, IWeightSource weights, InferenceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(weights);
        return new InferenceEngine(network, weights, WeightsInfo.Unknown, options ?? new InferenceOptions());
    }

    /// <inheritdoc cref="Create(Network, IWeightSource, InferenceOptions)"/>
    /// <param name="network">The network.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="info">What is known of them besides their numbers.</param>
    /// <param name="options">How it runs.</param>
    internal static InferenceEngine Create(Network network, IWeightSource weights, WeightsInfo info, InferenceOptions? options) => new(network, weights, info, options ?? new InferenceOptions());

    /// <summary>Computes the network's first output, which is the scores of its classes, for images of the declared size.</summary>
    /// <param name="images">The images, (N, C, H, W) in row-major order. Their number follows from the length.</param>
    /// <param name="outputs">Receives the first output, (N, classes) in row-major order.</param>
    /// <param name="cancellationToken">Cancels between two layers.</param>
    /// <exception cref="ArgumentException">The lengths are not those of whole images and their outputs.</exception>
    /// <exception cref="ObjectDisposedException">The engine was disposed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled. <paramref name="outputs"/> may have a part of the results.</exception>
    public void Run(ReadOnlySpan<float> images, Span<float> outputs, CancellationToken cancellationToken = default) =>
        Run(images, Network.Input.Height, Network.Input.Width, outputs, cancellationToken);

    /// <summary>Computes the network's first output, which is the scores of its classes, for images of any size. The first run on images of a size plans for it.</summary>
    /// <param name="images">The images, (N, C, H, W) in row-major order. Their number follows from the length.</param>
    /// <param name="height">The height of the images, in pixels.</param>
    /// <param name="width">The width of the images, in pixels.</param>
    /// <param name="outputs">Receives the first output in row-major order.</param>
    /// <param name="cancellationToken">Cancels between two layers.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="height"/> or <paramref name="width"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The lengths are not those of whole images and their outputs, or the images are too small for the network.</exception>
    /// <exception cref="OverflowException">Maps of that size are too large.</exception>
    /// <exception cref="ObjectDisposedException">The engine was disposed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled. <paramref name="outputs"/> may have a part of the results.</exception>
    public void Run(ReadOnlySpan<float> images, int height, int width, Span<float> outputs, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(!_uses.TryBegin(), this);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Outputs.Count != 1)
                throw new ArgumentException($"The engine has {Outputs.Count} outputs ({string.Join(", ", Outputs.Select(o => o.Name))}): give memory for each of them.", nameof(outputs));
            var plan = PlanFor(new Extent(height, width));
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

    /// <summary>Computes all outputs for images of any size. The first run on images of a size plans for it.</summary>
    /// <param name="images">The images, (N, C, H, W) in row-major order. Their number follows from the length.</param>
    /// <param name="height">The height of the images, in pixels.</param>
    /// <param name="width">The width of the images, in pixels.</param>
    /// <param name="outputs">For each of <see cref="Outputs"/>, receives it in row-major order: (N, features) or (N, channels, height, width), as <see cref="ShapesFor"/> returns them.</param>
    /// <param name="cancellationToken">Cancels between two layers.</param>
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
                throw new ArgumentException($"The engine has {Outputs.Count} outputs ({string.Join(", ", Outputs.Select(o => o.Name))}), but there is memory for {outputs.Count}.", nameof(outputs));
            var plan = PlanFor(new Extent(height, width));
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

    /// <summary>Returns the shapes of <see cref="Outputs"/> for an image of a size.</summary>
    /// <param name="height">The height of the image, in pixels.</param>
    /// <param name="width">The width of the image, in pixels.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="height"/> or <paramref name="width"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The image is too small for the network.</exception>
    public IReadOnlyList<Shape> ShapesFor(int height, int width)
    {
        var network = Network.With(height: height, width: width);
        return [.. network.Outputs.Concat(NamedOutputs.Of(network, _outputs)).Select(o => o.Value.Shape)];
    }

    /// <summary>Gives memory and threads back, when the calls that are running have ended.</summary>
    public void Dispose() => _uses.Close();

    /// <summary>Measures where the time of a run on an image of the declared size goes.</summary>
    /// <param name="image">The image.</param>
    /// <param name="rounds">How often it is run.</param>
    internal IReadOnlyList<(Steps.Step Step, TimeSpan Time)> Measure(ReadOnlySpan<float> image, int rounds) =>
        StepTimes.Measure(PlanBuilders.Build(Vectors, Fuse(Network), _weights), image, rounds);

    private static Extent SizeOf(Network network) => new(network.Input.Height, network.Input.Width);

    private int CountOf(int images, int height, int width, SizedPlan plan)
    {
        return images > 0 && images % plan.ImageSize == 0 ? images / plan.ImageSize : throw new ArgumentException(FormattableString.Invariant(
            $"An image of {Network.Input.Channels} x {height} x {width} has {plan.ImageSize} numbers, and {images} are not one or several of them."), nameof(images));
    }

    private void Check(int room, int output, int count, SizedPlan plan)
    {
        if (room != (long)count * plan.OutputSizes[output])
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"'{Outputs[output].Name}' of {count} images has {count} x {plan.OutputSizes[output]} numbers, but there is room for {room}."), nameof(output));
        }
    }

    private FusedNetwork Fuse(Network network) => FusedNetwork.Of(network, [.. NamedOutputs.Of(network, _outputs).Select(o => o.Value)]);

    private SizedPlan PlanFor(Extent size) => _plans.TryGetValue(size, out var known) ? known.Value : PlanNew(size);

    private SizedPlan PlanNew(Extent size)
    {
        var network = Network.With(height: size.Height, width: size.Width);
        return _plans.GetOrAdd(size, new Lazy<SizedPlan>(() => Plan(Fuse(network)))).Value;
    }

    private SizedPlan Plan(FusedNetwork network) => new(PlanBuilders.Build(Vectors, network, _weights), _pool) { ImageSize = checked((int)network.Network.Input.Elements) };

    private void Free()
    {
        _pool.Dispose();
        // A size that could not be planned has no plan.
        foreach (var plan in _plans.Values.Where(p => p.IsValueCreated))
            plan.Value.Dispose();
        _weights.Dispose();
    }
}
