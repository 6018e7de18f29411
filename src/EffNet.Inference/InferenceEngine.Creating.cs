using System.Reflection;
using EffNet.Inference.Execution;
using EffNet.Inference.Saving;
using EffNet.Networks;
using EffNet.Weights;

namespace EffNet.Inference;

/// <content>Makes engines from weights and from files of their own, and writes these.</content>
public sealed unsafe partial class InferenceEngine
{
    /// <summary>Makes an engine from a file that <see cref="Save"/> wrote. The file is mapped into memory, and must not be changed in place while the engine is used; replacing it is safe.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it runs; with everything that the process may use if <see langword="null"/>.</param>
    /// <exception cref="WeightFileException">It is not such a file, another version of the format, or corrupt.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static InferenceEngine Load(string path, InferenceOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return EngineFile.IsOne(path)
            ? Create(EngineFile.Open(path), expected: null, options)
            : throw new WeightFileException(path, null, null, "it is not a saved engine. For a file of weights, name the network too: InferenceEngine.Load(network, path)");
    }

    /// <summary>Makes an engine from the bytes of a file that <see cref="Save"/> wrote, of a resource for example. They are copied.</summary>
    /// <param name="stream">The bytes, from the stream's position to its end. It stays open, and need not seek.</param>
    /// <param name="options">How it runs; with everything that the process may use if <see langword="null"/>.</param>
    /// <exception cref="WeightFileException">It is not such a file, another version of the format, or corrupt.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static InferenceEngine Load(Stream stream, InferenceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Create(EngineFile.Read(stream), expected: null, options);
    }

    /// <summary>Makes an engine from a file of weights, or one that <see cref="Save"/> wrote.</summary>
    /// <param name="network">The network that the weights are for. If the file has another number of classes, or none, so has <see cref="Network"/>.</param>
    /// <param name="path">The file: safetensors, PyTorch, TorchSharp, or a saved engine. For the weights of an ONNX model, take <c>OnnxWeights.Open</c> and <see cref="Create(NetworkWeights, InferenceOptions)"/>.</param>
    /// <param name="options">How it runs; with everything that the process may use if <see langword="null"/>.</param>
    /// <exception cref="WeightMismatchException">The weights do not fit the network.</exception>
    /// <exception cref="WeightFileException">The file has another format, or is corrupt.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="NotSupportedException">The network has something that the engine cannot do; the message names the node.</exception>
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
    /// Makes an engine from a resource of an assembly: a file of weights, or one that <see cref="Save"/> wrote. The latter is not copied: the engine computes with the memory of the assembly.
    /// </summary>
    /// <param name="network">The network that the weights are for. If the resource has another number of classes, or none, so has <see cref="Network"/>.</param>
    /// <param name="assembly">The assembly. It is not unloaded while the engine is used.</param>
    /// <param name="name">The name of the resource, whose content is safetensors, PyTorch, TorchSharp, or a saved engine.</param>
    /// <param name="options">How it runs; with everything that the process may use if <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">The assembly has no such resource.</exception>
    /// <exception cref="WeightMismatchException">The weights do not fit the network.</exception>
    /// <exception cref="WeightFileException">The resource has another format, or is corrupt.</exception>
    /// <exception cref="NotSupportedException">The network has something that the engine cannot do; the message names the node.</exception>
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

    /// <summary>Makes an engine from weights that were found in a file.</summary>
    /// <param name="weights">The weights; not needed any more when this returns.</param>
    /// <param name="options">How it runs; with everything that the process may use if <see langword="null"/>.</param>
    /// <inheritdoc cref="Create(Network, IWeightSource, InferenceOptions)" path="/exception"/>
    public static InferenceEngine Create(NetworkWeights weights, InferenceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return Create(weights.Network, weights, weights.Info, options);
    }

    /// <summary>Makes an engine from weights of any origin: of a live module, for example.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">
    /// Its weights, by the names of <see cref="Network.State"/>; not needed any more when this returns. If they are <see cref="NetworkWeights"/>, the engine has their classes and <see cref="Info"/>.
    /// </param>
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
        return weights is NetworkWeights known
            ? Create(network.With(classCount: known.Network.ClassCount), weights, known.Info, options)
            : Create(network, weights, WeightsInfo.Unknown, options);
    }

    /// <inheritdoc cref="Create(Network, IWeightSource, InferenceOptions)"/>
    /// <param name="network">The network.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="info">What is known of them besides their numbers.</param>
    /// <param name="options">How it runs.</param>
    internal static InferenceEngine Create(Network network, IWeightSource weights, WeightsInfo info, InferenceOptions? options)
    {
        options ??= new InferenceOptions();
        return new InferenceEngine(network, fused => EngineWeights.Pack(fused, weights, options.HalfWeights), info, options);
    }

    /// <summary>
    /// Saves the engine in a file of its own: the network, <see cref="Info"/>, and the weights as the kernels read them. <see cref="Load(string, InferenceOptions)"/> maps it into memory, which is
    /// faster than reading and packing weights, and needs nothing else. It can be loaded on every processor. The file is complete or is not changed.
    /// </summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
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
