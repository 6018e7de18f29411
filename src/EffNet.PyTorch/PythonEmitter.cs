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
    /// PyTorch does not allow a path of the network's modules, or the class name is not valid or already used in the code. The message contains the name.
    /// </exception>
    public static string Emit(Network network, PythonOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        options ??= new PythonOptions();
        if (!ModuleName.IsIdentifier(options.ClassName))
        {
            throw new ArgumentException(
                $"'{options.ClassName}' is not a valid Python class name; use ASCII letters, digits and underscores, do not begin with a digit, and do not use a keyword.");
        }

        if (PythonFile.Names.Contains(options.ClassName))
            throw new ArgumentException($"'{options.ClassName}' is already used in the generated code; choose another class name.");
        return new PythonFile(network, options).Write();
    }
}
