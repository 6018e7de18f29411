using System.Reflection;
using EffNet.Inference.Execution;
using EffNet.Inference.Saving;
using EffNet.Networks;
using EffNet.Weights;

namespace EffNet.Inference;

/// <content>Creates engines from weights and from saved engines, and saves engines.</content>
public sealed unsafe partial class InferenceEngine
{
    /// <summary>
    /// Creates an engine from a file that <see cref="Save"/> wrote. The file is mapped into memory and must not be modified in place while the engine is used.
    /// Replacing the file is safe.
    /// </summary>
    /// <param name="path">The file to load.</param>
    /// <param name="options">
    /// The options of the engine. If <see langword="null"/>, the engine uses all processors and vectors that are available to the process.
    /// </param>
    /// <exception cref="WeightFileException">The file is not a saved engine, has another format version, or is corrupt.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static InferenceEngine Load(string path, InferenceOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return EngineFile.IsOne(path)
            ? Create(EngineFile.Open(path), expected: null, options)
            : throw new WeightFileException(path, null, null, "it is not a saved engine. For a file of weights, pass the network too: InferenceEngine.Load(network, path)");
    }

    /// <summary>Creates an engine from the bytes of a file that <see cref="Save"/> wrote, such as a resource. The bytes are copied.</summary>
    /// <param name="stream">The stream to read, from its position to its end. It remains open and does not need to be seekable.</param>
    /// <param name="options">
    /// The options of the engine. If <see langword="null"/>, the engine uses all processors and vectors that are available to the process.
    /// </param>
    /// <exception cref="WeightFileException">The stream is not a saved engine, has another format version, or is corrupt.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static InferenceEngine Load(Stream stream, InferenceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Create(EngineFile.Read(stream), expected: null, options);
    }

    /// <summary>Creates an engine from a file of weights or a file that <see cref="Save"/> wrote.</summary>
    /// <param name="network">
    /// The network that the weights are for. If the file has another number of classes, or no classifier, <see cref="Network"/> is adapted to the file.
    /// </param>
    /// <param name="path">
    /// The file to load: safetensors, PyTorch, TorchSharp, or a saved engine. For the weights of an ONNX model, use <c>OnnxWeights.Open</c> and
    /// <see cref="Create(NetworkWeights, InferenceOptions)"/>.
    /// </param>
    /// <param name="options">
    /// The options of the engine. If <see langword="null"/>, the engine uses all processors and vectors that are available to the process.
    /// </param>
    /// <exception cref="WeightMismatchException">The weights do not fit the network.</exception>
    /// <exception cref="WeightFileException">The file has another format or is corrupt.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="NotSupportedException">The engine does not support an activation of the network; the message names it.</exception>
    public static InferenceEngine Load(Network network, string path, InferenceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (EngineFile.IsOne(path))
            return Create(EngineFile.Open(path), network, options);
        using var weights = NetworkWeights.Open(network, path);
        return Create(weights, options);
    }

    /// <summary>
    /// Creates an engine from a resource of an assembly: a file of weights, or a file that <see cref="Save"/> wrote. A saved engine is not copied; the engine
    /// uses the memory of the assembly.
    /// </summary>
    /// <param name="network">
    /// The network that the weights are for. If the resource has another number of classes, or no classifier, <see cref="Network"/> is adapted to the resource.
    /// </param>
    /// <param name="assembly">The assembly. It is not unloaded while the engine is used.</param>
    /// <param name="name">The name of the resource, which contains safetensors, PyTorch, TorchSharp, or a saved engine.</param>
    /// <param name="options">
    /// The options of the engine. If <see langword="null"/>, the engine uses all processors and vectors that are available to the process.
    /// </param>
    /// <exception cref="ArgumentException">The assembly does not have this resource.</exception>
    /// <exception cref="WeightMismatchException">The weights do not fit the network.</exception>
    /// <exception cref="WeightFileException">The resource has another format or is corrupt.</exception>
    /// <exception cref="NotSupportedException">The engine does not support an activation of the network; the message names it.</exception>
    public static InferenceEngine LoadResource(Network network, Assembly assembly, string name, InferenceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentException.ThrowIfNullOrEmpty(name);
        using var stream = assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"The assembly '{assembly.GetName().Name}' has no resource '{name}'. Embed the weights under this name.", nameof(name));
        if (EngineFile.IsOne(stream))
            return Create(EngineFile.OpenResource(stream, assembly, name), network, options);
        using var weights = NetworkWeights.Open(network, stream);
        return Create(weights, options);
    }

    /// <summary>Creates an engine from weights that were found in a file.</summary>
    /// <param name="weights">The weights. They are not needed after the call.</param>
    /// <param name="options">
    /// The options of the engine. If <see langword="null"/>, the engine uses all processors and vectors that are available to the process.
    /// </param>
    /// <inheritdoc cref="Create(Network, IWeightSource, InferenceOptions)" path="/exception"/>
    public static InferenceEngine Create(NetworkWeights weights, InferenceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return Create(weights.Network, weights, weights.Info, options);
    }

    /// <summary>Creates an engine from weights of any origin, such as a TorchSharp module.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">
    /// The weights with the names of <see cref="Network.State"/>. They are not needed after the call. For <see cref="NetworkWeights"/>, the engine also takes the
    /// number of classes and <see cref="Info"/> from them.
    /// </param>
    /// <param name="options">
    /// The options of the engine. If <see langword="null"/>, the engine uses all processors and vectors that are available to the process.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A tensor of the network is missing in the weights, or its shape or element type differs; a variance is negative; or an option is invalid, such as vectors
    /// that the processor does not support or fewer than 1 thread.
    /// </exception>
    /// <exception cref="OverflowException">The feature maps for images of the declared size are too large.</exception>
    /// <exception cref="NotSupportedException">The engine does not support an activation of the network; the message names it.</exception>
    public static InferenceEngine Create(Network network, IWeightSource weights, InferenceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(weights);
        return weights is NetworkWeights known
            ? Create(network.With(classCount: known.Network.ClassCount), weights, known.Info, options)
            : Create(network, weights, WeightsInfo.Unknown, options);
    }

    /// <inheritdoc cref="Create(Network, IWeightSource, InferenceOptions)"/>
    /// <param name="network">The network.</param>
    /// <param name="weights">The weights of the network.</param>
    /// <param name="info">Information about the weights, such as the preprocessing.</param>
    /// <param name="options">The options of the engine.</param>
    internal static InferenceEngine Create(Network network, IWeightSource weights, WeightsInfo info, InferenceOptions? options)
    {
        options ??= new InferenceOptions();
        return new InferenceEngine(network, fused => EngineWeights.Pack(fused, weights, options.HalfWeights), info, options);
    }

    /// <summary>
    /// Saves the engine to a file with the network, <see cref="Info"/>, and the packed weights. <see cref="Load(string, InferenceOptions)"/> maps it into
    /// memory, which is faster than reading and packing weights, and needs no other file. The file can be loaded on every processor. If saving fails, the file
    /// is not created or changed.
    /// </summary>
    /// <param name="path">The file to write. An existing file is replaced.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied.</exception>
    /// <exception cref="ObjectDisposedException">The engine was disposed.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ObjectDisposedException.ThrowIf(!_uses.TryBegin(), this);
        try
        {
            EngineFile.Write(path, _plans.Fuse(DeclaredSize), Info, _weights);
        }
        finally
        {
            _uses.End();
        }
    }

    private static InferenceEngine Create(EngineFile file, Network? expected, InferenceOptions? options)
    {
        try
        {
            options ??= new InferenceOptions();
            if (expected is not null)
                file.Check(expected);
            return new InferenceEngine(expected?.With(classCount: file.Network.ClassCount) ?? file.Network, fused => file.Weights(fused, options.HalfWeights), file.Info, options);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static WeightsInfo Merge(WeightsInfo stated, WeightsInfo? given) => given is null ? stated : stated with
    {
        Preprocessing = given.Preprocessing ?? stated.Preprocessing,
        ClassNames = given.ClassNames ?? stated.ClassNames,
        Checkpoint = given.Checkpoint ?? stated.Checkpoint,
        Network = given.Network ?? stated.Network,
    };
}
