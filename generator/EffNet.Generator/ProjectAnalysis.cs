using EffNet.Language.Diagnostics;
using EffNet.Language.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Diagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace EffNet.Generator;

/// <summary>
/// Reports mistakes in a project as a whole that do not prevent generation: types that two files declare, types that also exist in a reference, and files that
/// are not passed to the compiler. The generator reports <see cref="ProjectErrors"/>.
/// </summary>
internal static class ProjectAnalysis
{
    /// <summary>The property with the <c>.effnet</c> files of the project that are not among its AdditionalFiles.</summary>
    private const string OmittedFiles = "EffNetOmittedFiles";

    /// <summary>The lines of an empty file. A diagnostic of a whole file is reported at its top.</summary>
    private static readonly LineMap s_noLines = LineMap.Create(string.Empty);

    /// <summary>Reports the mistakes in the project of <paramref name="context"/>.</summary>
    public static void Analyze(CompilationAnalysisContext context)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
        var project = ProjectOptions.Read(options);
        var found = FindSharedTypes(context.Options.AdditionalFiles, project, context.CancellationToken)
            .Concat(ReferencedTypes.Find(context.Compilation, context.Options.AdditionalFiles, project, context.CancellationToken))
            .Concat(ProjectOptions.ReadList(options, OmittedFiles).Select(path => Create(path, ProjectDiagnostics.FileNotCompiled())));
        foreach (var diagnostic in found)
            context.ReportDiagnostic(diagnostic);
    }

    /// <summary>Returns diagnostics for the types of a file that an earlier file, sorted by path, also declares.</summary>
    public static IEnumerable<Diagnostic> FindSharedTypes(IEnumerable<AdditionalText> files, ProjectOptions project, CancellationToken cancellation)
    {
        var owners = new TypeOwners(project);
        foreach (var (path, compiled) in Compile(files, cancellation))
        {
            foreach (var declared in compiled.Types)
            {
                var name = owners.QualifiedName(compiled.Model.Namespace, declared.Name);
                if (owners.ClaimOrGetOwner(path, name) is { } owner)
                    yield return EffNetAnalyzer.Create(path, compiled.Lines, ProjectDiagnostics.TypeDeclaredTwice(declared.Span, name, project.RelativePath(owner)));
            }
        }
    }

    /// <summary>Compiles every <c>.effnet</c> file among <paramref name="files"/>, sorted by path, because editors pass them in any order.</summary>
    public static IEnumerable<(string Path, Language.CompiledFile File)> Compile(IEnumerable<AdditionalText> files, CancellationToken cancellation)
    {
        foreach (var file in files.Where(f => ModelFile.IsModel(f.Path)).OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            if (file.GetText(cancellation) is { } text)
                yield return (file.Path, CompilationCache.Get(text, cancellation));
        }
    }

    /// <summary>Converts a diagnostic of a whole file to a Roslyn diagnostic at the top of the file.</summary>
    public static Diagnostic Create(string path, Language.Diagnostics.Diagnostic diagnostic) => EffNetAnalyzer.Create(path, s_noLines, diagnostic);
}
