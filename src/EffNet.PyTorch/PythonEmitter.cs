using EffNet.Networks;
using EffNet.PyTorch.Python;
using EffNet.PyTorch.Structure;

namespace EffNet.PyTorch;

/// <summary>
/// Writes networks as Python code. The code is one PyTorch module without other dependencies, in the style of handwritten code. Its <c>state_dict</c> has the
/// names of the network, so weights can be loaded in both directions. Blocks that run the same layers share a class.
/// </summary>
public static class PythonEmitter
{
    /// <summary>Returns the code of a network. Lines end with LF.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">The names in the code; the defaults if <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">
    /// PyTorch does not allow modules with the network's paths, or a class of that name. The message contains the name.
    /// </exception>
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
