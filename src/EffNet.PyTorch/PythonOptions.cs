namespace EffNet.PyTorch;

/// <summary>Specifies how a network is written as Python code.</summary>
public sealed record PythonOptions
{
    /// <summary>Gets the name of the network's class. It consists of letters, digits and underscores and does not begin with a digit.</summary>
    public string ClassName { get; init; } = "Network";

    /// <summary>Gets the name of the network's file for the documentation of the code; <see langword="null"/> if the network is not from a file.</summary>
    public string? Source { get; init; }
}
