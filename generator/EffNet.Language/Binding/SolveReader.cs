using EffNet.Language.Diagnostics;
using EffNet.Language.Schema;
using EffNet.Language.Syntax;

namespace EffNet.Language.Binding;

/// <summary>Reads <c>solve(…)</c>, which a variant may state in place of a number for phi or for one factor.</summary>
internal sealed class SolveReader(IDiagnosticWriter diagnostics)
{
    private SolvedSetting? _first;

    /// <summary>Gets the solved setting with its targets; <see langword="null"/> if no setting is solved, or if the call has errors.</summary>
    public SolveTarget? Target { get; private set; }

    /// <summary>
    /// Reads <paramref name="property"/> if its value is a call, and returns <see langword="true"/>; otherwise, returns <see langword="false"/>. A second call is an
    /// error, because two solved settings have no unique solution.
    /// </summary>
    public bool TryRead(PropertySyntax? property, SolvedSetting setting)
    {
        if (property?.Value is not CallSyntax call)
            return false;
        if (call.Name.Text != VariantSchema.Solve)
            diagnostics.Add(WordDiagnostics.UnknownWord(call.Name.Span, call.Name.Text, $"'{setting.Word}'", [VariantSchema.Solve], kind: "value"));
        else if (_first is not null)
            diagnostics.Add(WordDiagnostics.SolvedTwice(call.Span, setting.Word, _first.Word));
        else
            Target = ReadTarget(call, _first = setting);
        return true;
    }

    private SolveTarget? ReadTarget(CallSyntax call, SolvedSetting setting)
    {
        var example = $"{setting.Word}: {VariantSchema.Solve}(flops <= 600M);";
        if (call.Arguments.Length > SharedSettings.MaximumBounds)
            diagnostics.Add(WordDiagnostics.TooManyBounds(call.Arguments[SharedSettings.MaximumBounds].Span, $"'{VariantSchema.Solve}(…)'", SharedSettings.MaximumBounds));
        var bounds = new List<CostBound>();
        foreach (var argument in call.Arguments.Take(SharedSettings.MaximumBounds))
        {
            if (ReadBound(argument, example) is not { } bound)
                continue;
            bounds.Add(bound);
            if (bound.Operator != SyntaxKind.LessOrEqual)
            {
                diagnostics.Add(WordDiagnostics.WrongValue(
                    bound.Span,
                    VariantSchema.Solve,
                    "targets with '<='",
                    $"{setting.Word}: {VariantSchema.Solve}({bound.Measure.Word} <= {bound.Literal.Text});",
                    DiagnosticFix.Replace(((BoundSyntax)argument.Value!).ComparisonSpan, "<=")));
            }
        }


        if (call.Arguments.Length == 0)
            diagnostics.Add(WordDiagnostics.WrongValue(call.Span, VariantSchema.Solve, "a target", example));
        return bounds.Count == 0 || bounds.Count < call.Arguments.Length ? null : new SolveTarget(setting, bounds, call.Span);
    }

    private CostBound? ReadBound(ArgumentSyntax argument, string example)
    {
        if (argument is { Name: null, Value: BoundSyntax syntax })
            return CostBoundReader.Read(syntax, BoundPlace.Solve, diagnostics);
        if (argument is { Value: not null, HasErrors: false })
            diagnostics.Add(WordDiagnostics.WrongValue(argument.Span, VariantSchema.Solve, "targets", example));
        return null;
    }
}
