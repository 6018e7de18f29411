using EffNet.Weights;

namespace EffNet.Inference;

/// <summary>How an engine runs.</summary>
public sealed record InferenceOptions
{
    /// <summary>More threads than this are not used for a call.</summary>
    internal const int MostThreads = 64;

    /// <summary>
    /// Gets the most threads that compute at the same time for one call, the caller's included; as many as the process may use, limits of containers and affinity regarded, if
    /// <see langword="null"/>. 64 at most are used, and 1 in a browser, where .NET cannot start threads.
    /// </summary>
    public int? Threads { get; init; }

    /// <summary>Gets what is computed besides the network's first output; nothing by default.</summary>
    public InferenceOutputs Outputs { get; init; }

    /// <summary>
    /// Gets what is known of the weights besides their numbers, for weights that do not state it themselves: the preprocessing and the names of the classes. What is <see langword="null"/> here stays what
    /// the file states. <see cref="InferenceEngine.Save"/> writes it.
    /// </summary>
    public WeightsInfo? Info { get; init; }

    /// <summary>
    /// Gets whether the weights of dense convolutions and linear layers are kept as half-precision numbers, which take half of the memory. Each is rounded to 11 bits, and everything is computed in
    /// single precision. A file of an engine that was saved with halves has halves in any case.
    /// </summary>
    public bool HalfWeights { get; init; }

    /// <summary>Gets the vectors to compute with; the widest ones that the processor has if <see langword="null"/>. Tests and measurements compare them.</summary>
    public VectorPath? Vectors { get; init; }
}
