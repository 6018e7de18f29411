using EffNet.Language.Diagnostics;
using EffNet.Language.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EffNet.Generator;

/// <summary>What only the whole project shows: two files with one type, references that are missing, files that the compiler is not given, families that are not shipped.</summary>
internal static class ProjectDiagnostics
{
    /// <summary>The <c>.effnet</c> files that are in the project, but not among its AdditionalFiles, with <c>|</c> between two and escaped as in an address.</summary>
    private const string OmittedFiles = "build_property.EffNetOmittedFiles";

    /// <summary>The shipped families there are, written like <see cref="OmittedFiles"/>.</summary>
    private const string ShippedFamilies = "build_property.EffNetShippedFamilies";

    private const string ProjectFile = "build_property.MSBuildProjectFullPath";

    /// <summary>What is wrong with a whole file stands at its top, whatever its lines.</summary>
    private static readonly LineMap s_noLines = LineMap.Create(string.Empty);

    /// <summary>Reports what <paramref name="context"/> shows.</summary>
    public static void Analyze(CompilationAnalysisContext context)
    {
        // In an order of their own: editors hand them over in any.
        var files = context.Options.AdditionalFiles.Where(f => ModelFile.IsModel(f.Path)).OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
        if (files.Count > 0)
            ReportReferences(context, files[0].Path);
        ReportSharedTypes(context, files);
        foreach (var path in ReadList(context, OmittedFiles))
            Report(context, path, ProjectReport.FileNotCompiled());
        ReportUnknownFamilies(context);
    }

    private static void ReportReferences(CompilationAnalysisContext context, string path)
    {
        var references = References.Read(context.Compilation);
        if (!references.EffNet)
            Report(context, path, ProjectReport.EffNetNotReferenced());
        else if (!references.TorchSharp)
            Report(context, path, ProjectReport.TorchSharpNotReferenced());
    }

    private static void ReportSharedTypes(CompilationAnalysisContext context, List<AdditionalText> files)
    {
        var options = ProjectOptions.Read(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        var owners = new TypeOwners(options);
        foreach (var file in files)
        {
            if (file.GetText(context.CancellationToken) is not { } text)
                continue;
            var compiled = CompilationCache.Get(text, context.CancellationToken);
            foreach (var declared in compiled.Types)
            {
                var name = owners.QualifiedName(compiled.Model.Namespace, declared.Name);
                if (owners.FindOther(file.Path, name) is { } owner)
                    context.ReportDiagnostic(EffNetAnalyzer.Create(file.Path, compiled.Lines, ProjectReport.TypeDeclaredTwice(declared.Span, name, options.RelativePath(owner))));
            }
        }
    }

    private static void ReportUnknownFamilies(CompilationAnalysisContext context)
    {
        if (ReadList(context, ProjectOptions.UnknownFamilies) is not { Length: > 0 } unknown)
            return;
        var shipped = ReadList(context, ShippedFamilies);
        context.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(ProjectFile, out var project);
        foreach (var name in unknown)
            Report(context, project ?? string.Empty, ProjectReport.UnknownFamily(name, shipped));
    }

    private static string[] ReadList(CompilationAnalysisContext context, string property) =>
        context.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(property, out var list)
            ? Uri.UnescapeDataString(list).Split(['|'], StringSplitOptions.RemoveEmptyEntries)
            : [];

    private static void Report(CompilationAnalysisContext context, string path, Language.Diagnostics.Diagnostic diagnostic) =>
        context.ReportDiagnostic(EffNetAnalyzer.Create(path, s_noLines, diagnostic));
}
