namespace EffNet.PyTorch;

/// <summary>Specifies how a network is written as Python code.</summary>
public sealed record PythonOptions
{
    /// <summary>
    /// Gets the name of the network's class. It consists of ASCII letters, digits and underscores, does not begin with a digit, and is not a Python keyword.
    /// </summary>
    public string ClassName { get; init; } = "Network";

    /// <summary>
    /// Gets the name of the network's <c>.effnet</c> file, which the documentation of the code contains; <see langword="null"/> if there is no file.
    /// </summary>
    public string? Source { get; init; }
}
