using System.Collections.Immutable;
using EffNet.Language.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using LinePosition = Microsoft.CodeAnalysis.Text.LinePosition;
using LinePositionSpan = Microsoft.CodeAnalysis.Text.LinePositionSpan;
using TextSpan = Microsoft.CodeAnalysis.Text.TextSpan;

namespace EffNet.Generator;

/// <summary>Reports the mistakes in <c>.effnet</c> files at their locations.</summary>
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
        context.RegisterCompilationAction(ProjectAnalysis.Analyze);
    }

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        var file = context.AdditionalFile;
        if (!ModelFile.IsModel(file.Path) || file.GetText(context.CancellationToken) is not { } text)
            return;
        var compiled = CompilationCache.Get(text, context.CancellationToken);
        foreach (var diagnostic in compiled.Diagnostics)
            context.ReportDiagnostic(Create(file.Path, compiled.Lines, diagnostic));
    }

    /// <summary>Converts a diagnostic to a Roslyn diagnostic.</summary>
    internal static Diagnostic Create(string path, LineMap lines, Language.Diagnostics.Diagnostic diagnostic) =>
        Diagnostic.Create(Descriptors.For(diagnostic.Rule), LocationOf(path, lines, diagnostic.Span), diagnostic.Message);

    private static Location LocationOf(string path, LineMap lines, Language.Text.TextSpan span) => Location.Create(
        path,
        new TextSpan(span.Start, span.Length),
        new LinePositionSpan(Position(lines, span.Start), Position(lines, span.End)));

    private static LinePosition Position(LineMap lines, int offset)
    {
        var position = lines.GetPosition(offset);
        return new LinePosition(position.Line, position.Column);
    }
}
