using EffNet.Language.Diagnostics;
using EffNet.Language.Parameters;
using EffNet.Language.Schema;
using EffNet.Language.Syntax;
using EffNet.Language.Text;

namespace EffNet.Language.Binding;

/// <summary>Reads the bounds on costs in <c>require</c> and <c>solve(…)</c>.</summary>
internal static class CostBoundReader
{
    /// <summary>Reads a bound. Returns <see langword="null"/> if it is wrong. The error is reported.</summary>
    /// <param name="syntax">The bound.</param>
    /// <param name="place">The statement or call that contains it.</param>
    /// <param name="diagnostics">The writer to which errors are reported.</param>
    public static CostBound? Read(BoundSyntax syntax, BoundPlace place, IDiagnosticWriter diagnostics)
    {
        if (MeansMemory(syntax))
        {
            diagnostics.Add(WordDiagnostics.ActivationsInBytes(syntax.Cost.Span, MemoryFor(syntax), syntax.Number is { Literal.IsBytes: true }));
            return null;
        }

        var measure = ReadMeasure(syntax, place, diagnostics);
        if (syntax.Number is not { } number)
            return null;
        if (measure is null && !place.Costs.Contains(syntax.Cost.Text))
            return null; // The cost is unknown, so the range of its number is unknown too.
        var range = syntax.Unit is not null ? CostSchema.Factor : syntax.Cost.Text == CostSchema.Memory ? CostSchema.Bytes : CostSchema.Number;
        var isSound = HasSoundUnit(syntax, place, diagnostics) & HasSoundShare(syntax.Share, diagnostics);
        if (NumberReader.Read(number, syntax.Cost.Text, range, diagnostics) is null || measure is null || !isSound)
            return null;
        var comparison = syntax.Operator switch
        {
            SyntaxKind.Identifier => $"{Keywords.Within} {syntax.Share!.Literal.Text} {Keywords.Of}",
            SyntaxKind.Equal => "=",
            SyntaxKind.Tilde => "~",
            SyntaxKind.GreaterOrEqual => ">=",
            _ => "<=",
        };
        var target = syntax.Unit is null ? number.Literal.Text : $"{number.Literal.Text} * {CostSchema.Baseline}";
        var span = TextSpan.FromBounds(number.Span.Start, (syntax.Unit?.Span ?? number.Span).End);
        return new CostBound(measure, syntax.Operator, number.Literal, span, $"{measure.Word} {comparison} {target}")
        {
            Share = syntax.Share?.Literal.Total,
            IsRelative = syntax.Unit is not null,
        };
    }

    /// <summary>
    /// Returns whether the share is a percentage in the allowed range. A number without '%' is an error, because it could also mean an absolute difference.
    /// </summary>
    private static bool HasSoundShare(NumberSyntax? share, IDiagnosticWriter diagnostics)
    {
        if (share is null || share.Literal.Unit == NumberUnit.Percent)
            return share is null || NumberReader.Read(share, Keywords.Within, CostSchema.Share, diagnostics) is not null;
        var percentage = share.Literal is { Unit: NumberUnit.None, Value: > 1 } && CostSchema.Share.Contains(share.Literal.Value / 100) ? share.Literal.Text + "%" : null;
        diagnostics.Add(WordDiagnostics.OutOfRange(share.Span, Keywords.Within, share.Literal.Text, $"{CostSchema.Share.Text}, such as 5%", likely: percentage));
        return false;
    }

    private static bool HasSoundUnit(BoundSyntax syntax, BoundPlace place, IDiagnosticWriter diagnostics)
    {
        if (syntax.Unit is not { } unit)
            return true;
        if (unit.Text != CostSchema.Baseline)
            diagnostics.Add(WordDiagnostics.UnknownWord(unit.Span, unit.Text, place.Name, [CostSchema.Baseline], kind: "value"));
        else if (!place.HasBaseline)
            diagnostics.Add(WordDiagnostics.MisplacedWord(unit.Span, CostSchema.Baseline, $"{place.Name} of a variant or family", "in 'require' of a search"));
        else if (syntax.Operator is SyntaxKind.Equal or SyntaxKind.Tilde)
            diagnostics.Add(WordDiagnostics.WrongValue(
                unit.Span, CostSchema.Baseline, "'<=', '>=' or 'within'", $"require {syntax.Cost.Text} {Keywords.Within} 5% {Keywords.Of} 2 * {CostSchema.Baseline};"));
        else
            return true;
        return false;
    }

    /// <summary>
    /// Returns whether a bound on <c>activations</c> is in bytes or has a batch. It then means <c>memory</c>, which earlier versions called <c>activations</c>.
    /// </summary>
    private static bool MeansMemory(BoundSyntax syntax) =>
        syntax.Cost.Text == CostSchema.Activations && (syntax.Options is not null || syntax.Number is { Literal.IsBytes: true });

    private static string MemoryFor(BoundSyntax syntax)
    {
        var options = syntax.Options?.Arguments
            .Select(a => (a.Name?.Text, Value: a.Value switch { NumberSyntax n => n.Literal.Text, NameSyntax n => n.Text, _ => null }))
            .Where(a => a is { Text: not null, Value: not null })
            .Select(a => $"{a.Text}: {a.Value}");
        var number = syntax.Number is { Literal: { IsBytes: true } literal } ? literal.Text : "40MiB";
        return $"{CostSchema.Memory}{(options?.Any() == true ? $"({string.Join(", ", options)})" : string.Empty)} <= {number}";
    }

    /// <summary>Returns the cost that <paramref name="syntax"/> bounds; <see langword="null"/> if it is wrong. The error is reported.</summary>
    public static CostMeasure? ReadMeasure(BoundSyntax syntax, BoundPlace place, IDiagnosticWriter diagnostics)
    {
        if (!place.Costs.Contains(syntax.Cost.Text))
        {
            diagnostics.Add(CostSchema.Words.Contains(syntax.Cost.Text)
                ? WordDiagnostics.MisplacedWord(syntax.Cost.Span, syntax.Cost.Text, place.Name, $"in {BoundPlace.Require.Name}")
                : WordDiagnostics.UnknownWord(syntax.Cost.Span, syntax.Cost.Text, place.Name, place.Costs, kind: "cost"));
            return null;
        }

        switch (syntax.Cost.Text)
        {
            case CostSchema.Memory:
                return ReadMemory(syntax, diagnostics);
            case var word when syntax.Options is { } options:
                var example = word == CostSchema.ReceptiveField ? $"{word} >= 200" : $"{word} <= 8M";
                diagnostics.Add(WordDiagnostics.WrongValue(options.Span, word, "no parentheses", example, DiagnosticFix.Replace(options.Span, word)));
                return null;
            case CostSchema.Parameters:
                return CostMeasure.Parameters;
            case CostSchema.Flops:
                return CostMeasure.Flops;
            case CostSchema.Activations:
                return CostMeasure.Activations;
            default:
                return CostMeasure.ReceptiveField;
        }
    }

    private static CostMeasure? ReadMemory(BoundSyntax syntax, IDiagnosticWriter diagnostics)
    {
        if (syntax.Options is not { } options)
            return CostMeasure.Forward(batch: 1);
        if (ArgumentSet.Read(diagnostics, options, CostSchema.OfMemory) is not { } arguments)
            return null;
        var batch = arguments.Get(CostSchema.Batch);
        return arguments.Get(CostSchema.Mode) ? CostMeasure.Training(batch) : CostMeasure.Forward(batch);
    }
}
