using System.Collections.Immutable;
using EffNet.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace EffNet.Generator;

/// <summary>Reports the mistakes in <c>.effnet</c> files, at the place they stand.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EffNetAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterAdditionalFileAction(Analyze);
        context.RegisterCompilationAction(ProjectDiagnostics.Analyze);
    }

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        var file = context.AdditionalFile;
        if (!ModelFile.IsModel(file.Path) || file.GetText(context.CancellationToken) is not { } text)
            return;
        var compiled = CompilationCache.Get(text, context.CancellationToken);
        foreach (var diagnostic in compiled.Diagnostics)
            context.ReportDiagnostic(Create(file.Path, compiled, diagnostic));
    }

    /// <summary>The diagnostic as Roslyn knows it.</summary>
    internal static Diagnostic Create(string path, CompiledFile compiled, Language.Diagnostics.Diagnostic diagnostic) =>
        Diagnostic.Create(Descriptors.For(diagnostic.Rule), LocationOf(path, compiled, diagnostic), diagnostic.Message);

    private static Location LocationOf(string path, CompiledFile compiled, Language.Diagnostics.Diagnostic diagnostic)
    {
        var span = diagnostic.Span;
        return Location.Create(
            path,
            new TextSpan(span.Start, span.Length),
            new LinePositionSpan(Position(compiled, span.Start), Position(compiled, span.End)));
    }

    private static LinePosition Position(CompiledFile compiled, int offset)
    {
        var position = compiled.Lines.GetPosition(offset);
        return new LinePosition(position.Line, position.Column);
    }
}
