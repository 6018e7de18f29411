using EffNet.Weights;

namespace EffNet.Inference;

/// <summary>Specifies how an engine runs.</summary>
public sealed record InferenceOptions
{
    /// <summary>The largest number of threads for a call.</summary>
    internal const int MostThreads = 64;

    /// <summary>
    /// Gets the largest number of threads for one call, including the thread of the caller. If <see langword="null"/>, it is the number of processors that are
    /// available to the process, within the limits of containers and affinity. At most 64 threads are used, and only 1 in a browser, where .NET cannot start
    /// threads.
    /// </summary>
    public int? Threads { get; init; }

    /// <summary>Gets the outputs to compute in addition to the outputs of the network. There are none by default.</summary>
    public InferenceOutputs Outputs { get; init; }

    /// <summary>
    /// Gets information about the weights, such as the preprocessing and the names of the classes. It takes precedence over the information in the file; a
    /// property that is <see langword="null"/> keeps the value of the file. <see cref="InferenceEngine.Save"/> writes the combined information.
    /// </summary>
    public WeightsInfo? Info { get; init; }

    /// <summary>
    /// Gets a value that indicates whether the weights of dense convolutions and linear layers are stored in half precision, which halves their memory. Each
    /// weight is rounded to a significand of 11 bits; all computation is in single precision. An engine that was saved with half-precision weights always has
    /// them.
    /// </summary>
    public bool HalfWeights { get; init; }

    /// <summary>
    /// Gets the vectors to compute with. If <see langword="null"/>, the widest vectors that the processor supports are used. Set this property only to compare
    /// vectors, for example in benchmarks.
    /// </summary>
    public VectorPath? Vectors { get; init; }
}
