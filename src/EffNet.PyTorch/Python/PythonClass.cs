using EffNet.PyTorch.Structure;

namespace EffNet.PyTorch.Python;

/// <summary>A Python class for modules of the same form.</summary>
/// <param name="Name">The name.</param>
/// <param name="Instance">One of the instances.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Texts">The text of each setting in the class: a value, or the name of a parameter.</param>
internal sealed record PythonClass(string Name, ModuleNode Instance, IReadOnlyList<ClassParameter> Parameters, IReadOnlyList<string> Texts)
{
    /// <summary>Returns the constructor call of an instance.</summary>
    /// <param name="texts">The text of each parameter.</param>
    public PythonExpression Create(IReadOnlyList<string> texts)
    {
        var arguments = Parameters.Zip(texts).Where(p => p.Second != p.First.Default);
        return new PythonExpression(Name, [.. arguments.Select(p => new PythonArgument(p.Second, p.First.IsPositional ? null : p.First.Name))]);
    }
}
