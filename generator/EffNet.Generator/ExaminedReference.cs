using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace EffNet.Generator;

/// <summary>What one referenced assembly means to the generator.</summary>
/// <param name="Library">Its name if generated code may call it; otherwise, <see langword="null"/>.</param>
/// <param name="OtherVersion">Set if it is of another version of EffNet.</param>
internal sealed record ExaminedReference(string? Library, OtherVersion? OtherVersion)
{
    private static readonly ExaminedReference s_ordinary = new(null, null);

    /// <summary>
    /// The answer for each assembly. References are read at every keystroke, and the compiler keeps their symbols from one to the next; it looks through an assembly's own references each time it
    /// is asked. The keys are weak.
    /// </summary>
    private static readonly ConditionalWeakTable<IAssemblySymbol, ExaminedReference> s_answers = new();

    /// <summary>Returns what an assembly means.</summary>
    /// <param name="assembly">A referenced assembly.</param>
    public static ExaminedReference Of(IAssemblySymbol assembly) => s_answers.GetValue(assembly, Examine);

    private static ExaminedReference Examine(IAssemblySymbol assembly)
    {
        var library = References.Libraries.Contains(assembly.Name) ? assembly.Name : null;
        var other = OtherVersion.Find(assembly);
        return library is null && other is null ? s_ordinary : new(library, other);
    }
}
