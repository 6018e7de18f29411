using System.Collections.ObjectModel;

namespace EffNet.PyTorch;

/// <summary>Specifies how a network is exported as a TorchScript archive.</summary>
public sealed record TorchScriptOptions
{
    /// <summary>Gets the purpose of the archive. The default is evaluation.</summary>
    public TorchScriptMode Mode { get; init; }

    /// <summary>
    /// Gets a value that indicates whether batch norms that directly follow a convolution are folded into it. The default is <see langword="true"/>. Archives for
    /// training always keep all batch norms.
    /// </summary>
    public bool FoldBatchNorms { get; init; } = true;

    /// <summary>
    /// Gets the name of the network's class in the archive. It consists of ASCII letters, digits and underscores, does not begin with a digit, and is not a
    /// Python keyword.
    /// </summary>
    public string ClassName { get; init; } = "Network";

    /// <summary>
    /// Gets the contents of additional files by their names, which <c>torch.jit.load</c> returns through <c>_extra_files</c>. There are none by default.
    /// </summary>
    public IReadOnlyDictionary<string, string> ExtraFiles { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
