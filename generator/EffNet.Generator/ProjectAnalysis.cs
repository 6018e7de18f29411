using EffNet.Language.Diagnostics;
using EffNet.Language.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Diagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace EffNet.Generator;

/// <summary>
/// What only the whole project shows and leaves it its types: two files with one type, types that a reference has too, files that the compiler is not given.
/// <see cref="ProjectErrors"/> are the generator's to report.
/// </summary>
internal static class ProjectAnalysis
{
    /// <summary>The property with the <c>.effnet</c> files that are in the project, but not among its AdditionalFiles.</summary>
    private const string OmittedFiles = "EffNetOmittedFiles";

    /// <summary>A diagnostic of a whole file is reported at its top.</summary>
    private static readonly LineMap s_noLines = LineMap.Create(string.Empty);

    /// <summary>Reports what <paramref name="context"/> shows.</summary>
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

    /// <summary>The types that a file declares although another file, by path before it, does.</summary>
    public static IEnumerable<Diagnostic> FindSharedTypes(IEnumerable<AdditionalText> files, ProjectOptions project, CancellationToken cancellation)
    {
        var owners = new TypeOwners(project);
        foreach (var (path, compiled) in Compile(files, cancellation))
        {
            foreach (var declared in compiled.Types)
            {
                var name = owners.QualifiedName(compiled.Model.Namespace, declared.Name);
                if (owners.FindOther(path, name) is { } owner)
                    yield return EffNetAnalyzer.Create(path, compiled.Lines, ProjectDiagnostics.TypeDeclaredTwice(declared.Span, name, project.RelativePath(owner)));
            }
        }
    }

    /// <summary>Every <c>.effnet</c> file among <paramref name="files"/>, compiled; by path, because editors hand them over in any order.</summary>
    public static IEnumerable<(string Path, Language.CompiledFile File)> Compile(IEnumerable<AdditionalText> files, CancellationToken cancellation)
    {
        foreach (var file in files.Where(f => ModelFile.IsModel(f.Path)).OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            if (file.GetText(cancellation) is { } text)
                yield return (file.Path, CompilationCache.Get(text, cancellation));
        }
    }

    /// <summary>A diagnostic of a whole file.</summary>
    public static Diagnostic Create(string path, Language.Diagnostics.Diagnostic diagnostic) => EffNetAnalyzer.Create(path, s_noLines, diagnostic);
}
