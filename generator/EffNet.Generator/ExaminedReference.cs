using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace EffNet.Generator;

/// <summary>The properties of a referenced assembly that affect the generator.</summary>
/// <param name="Library">The name of the assembly if generated code may call it; otherwise, <see langword="null"/>.</param>
/// <param name="OtherVersion">The version of EffNet if it differs from the generator's; otherwise, <see langword="null"/>.</param>
internal sealed record ExaminedReference(string? Library, OtherVersion? OtherVersion)
{
    private static readonly ExaminedReference s_ordinary = new(null, null);

    /// <summary>
    /// A cache of the result for each assembly. References are read at every keystroke, and reading an assembly's own references is slow. The compiler keeps the
    /// symbols of assemblies from one keystroke to the next. The keys are weak.
    /// </summary>
    private static readonly ConditionalWeakTable<IAssemblySymbol, ExaminedReference> s_answers = new();

    /// <summary>Returns the properties of an assembly.</summary>
    /// <param name="assembly">A referenced assembly.</param>
    public static ExaminedReference Of(IAssemblySymbol assembly) => s_answers.GetValue(assembly, Examine);

    private static ExaminedReference Examine(IAssemblySymbol assembly)
    {
        var library = References.Libraries.Contains(assembly.Name) ? assembly.Name : null;
        var other = OtherVersion.Find(assembly);
        return library is null && other is null ? s_ordinary : new(library, other);
    }
}
