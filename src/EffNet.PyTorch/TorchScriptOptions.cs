using System.Collections.ObjectModel;

namespace EffNet.PyTorch;

/// <summary>How a network is written as a TorchScript archive.</summary>
public sealed record TorchScriptOptions
{
    /// <summary>Gets what the archive is for; evaluation by default.</summary>
    public TorchScriptMode Mode { get; init; }

    /// <summary>
    /// Gets whether batch norms that directly follow a convolution are folded into it; <see langword="true"/> by default. It has no effect on archives for training, which have all batch norms.
    /// </summary>
    public bool FoldBatchNorms { get; init; } = true;

    /// <summary>Gets the name of the network's class in the archive: letters, digits and underscores, the first one not a digit.</summary>
    public string ClassName { get; init; } = "Network";

    /// <summary>Gets texts that are written beside the network by their names, which <c>torch.jit.load</c> returns through <c>_extra_files</c>; none by default.</summary>
    public IReadOnlyDictionary<string, string> ExtraFiles { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
