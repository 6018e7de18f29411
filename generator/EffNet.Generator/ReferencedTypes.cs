using EffNet.Language.Diagnostics;
using Microsoft.CodeAnalysis;
using Diagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace EffNet.Generator;

/// <summary>
/// Finds types of a project that also exist in a referenced assembly, because both generate the same family. The compiler uses the project's own type and warns
/// (CS0436) at every use. This diagnostic reports the cause, once for each file and assembly.
/// </summary>
internal static class ReferencedTypes
{
    /// <summary>Returns the diagnostics for the types of <paramref name="files"/>.</summary>
    public static IEnumerable<Diagnostic> Find(
        Compilation compilation, IEnumerable<AdditionalText> files, ProjectOptions project, CancellationToken cancellation)
    {
        var owners = new TypeOwners(project);
        var assemblies = compilation.SourceModule.ReferencedAssemblySymbols;
        foreach (var (path, compiled) in ProjectAnalysis.Compile(files, cancellation))
        {
            var types = compiled.Types.Select(t => (t.Span, Name: owners.QualifiedName(compiled.Model.Namespace, t.Name))).ToList();
            foreach (var assembly in assemblies)
            {
                if (types.FirstOrDefault(t => IsVisible(compilation, assembly, t.Name)) is { Name: not null } type)
                    yield return EffNetAnalyzer.Create(path, compiled.Lines, ProjectDiagnostics.TypeAlsoReferenced(type.Span, type.Name, assembly.Name));
            }
        }
    }

    private static bool IsVisible(Compilation compilation, IAssemblySymbol assembly, string name) =>
        assembly.GetTypeByMetadataName(name) is { } type
        && (type.DeclaredAccessibility == Accessibility.Public || assembly.GivesAccessTo(compilation.Assembly));
}
