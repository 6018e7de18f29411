using EffNet.Networks;
using EffNet.PyTorch.Python;
using EffNet.PyTorch.Structure;

namespace EffNet.PyTorch;

/// <summary>
/// Writes networks as Python code: one module of PyTorch that needs nothing else, reads as if written by hand, and has the names of the network in its <c>state_dict</c>, so that weights go both
/// ways. Blocks that run the same layers share a class.
/// </summary>
public static class PythonEmitter
{
    /// <summary>Returns the code of a network, with LF at the ends of lines.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">The names in the code; standard ones if <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">PyTorch cannot have modules of the network's paths, or a class of that name; the message names it.</exception>
    public static string Emit(Network network, PythonOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        options ??= new PythonOptions();
        if (!ModuleName.IsIdentifier(options.ClassName))
            throw new ArgumentException($"'{options.ClassName}' is not a name of a class in Python; use letters, digits and underscores.");
        if (PythonFile.Names.Contains(options.ClassName))
            throw new ArgumentException($"'{options.ClassName}' has another meaning in the code; choose another name for the class.");
        return new PythonFile(network, options).Write();
    }
}
