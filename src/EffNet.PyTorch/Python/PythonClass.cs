using EffNet.PyTorch.Structure;

namespace EffNet.PyTorch.Python;

/// <summary>A class of modules of one form.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Instance">One of its instances.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Texts">The text of each setting in the class: a value, or the name of a parameter.</param>
internal sealed record PythonClass(string Name, ModuleNode Instance, IReadOnlyList<ClassParameter> Parameters, IReadOnlyList<string> Texts)
{
    /// <summary>Returns what makes an instance.</summary>
    /// <param name="texts">The text of each parameter.</param>
    public PythonExpression Create(IReadOnlyList<string> texts)
    {
        var arguments = Parameters.Zip(texts).Where(p => p.Second != p.First.Default);
        return new PythonExpression(Name, [.. arguments.Select(p => new PythonArgument(p.Second, p.First.IsPositional ? null : p.First.Name))]);
    }
}
