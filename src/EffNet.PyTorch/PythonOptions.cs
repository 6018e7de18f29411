namespace EffNet.PyTorch;

/// <summary>How a network is written as Python code.</summary>
public sealed record PythonOptions
{
    /// <summary>Gets the name of the network's class: letters, digits and underscores, the first one not a digit.</summary>
    public string ClassName { get; init; } = "Network";

    /// <summary>Gets where the network is from, for the documentation: the name of a file; <see langword="null"/> if it is not from a file.</summary>
    public string? Source { get; init; }
}
