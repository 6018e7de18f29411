using EffNet.Language.Diagnostics;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Syntax;
using EffNet.Language.Text;

namespace EffNet.Language.Semantics;

/// <summary>Reads bounds on costs, which stand behind <c>require</c> and in <c>solve(…)</c>.</summary>
internal static class CostBoundReader
{
    private const string Parameters = "parameters";
    private const string Flops = "flops";
    private const string Activations = "activations";
    private const string Memory = "memory";
    private const string Baseline = "baseline";

    /// <summary>The largest multiple of a baseline that can be compared with.</summary>
    private const int MaximumFactor = 1_000;

    private static readonly ArgumentRule s_number = new("require", "a number above 0", v => v > 0, "5.3M", IsWhole: true);
    private static readonly ArgumentRule s_bytes = new("require", "a number of bytes above 0, such as 40MiB", v => v > 0, "40MiB") { IsBytes = true };
    private static readonly ArgumentRule s_factor = new("require", $"a number above 0 and at most {MaximumFactor}", v => v is > 0 and <= MaximumFactor, "2");
    private static readonly ArgumentRule s_share = new(Keywords.Within, "a percentage above 0% and at most 50%", v => v is > 0 and <= 0.5, "5%");
    private static readonly ArgumentRule s_batch = ArgumentRule.Whole("batch", 1, 65_536, "8") with { Required = false };

    private static readonly ArgumentRule s_mode =
        new("mode", "the word 'forward' or 'training'", _ => true, "training", Required: false, Words: ["forward", "training"]);

    /// <summary>The bound that <paramref name="syntax"/> states; <see langword="null"/>, and reported, where it states none.</summary>
    /// <param name="syntax">The bound.</param>
    /// <param name="place">The statement or call that it is in.</param>
    /// <param name="diagnostics">Where mistakes go.</param>
    /// <param name="hasBaseline">Whether there is a baseline to compare with.</param>
    public static CostBound? Read(BoundSyntax syntax, string place, IDiagnosticWriter diagnostics, bool hasBaseline = false)
    {
        if (MeansMemory(syntax))
        {
            diagnostics.Add(WordDiagnostics.ActivationsInBytes(syntax.Cost.Span, MemoryFor(syntax), syntax.Number is { Literal.IsBytes: true }));
            return null;
        }

        var measure = ReadMeasure(syntax, place, diagnostics);
        if (syntax.Number is not { } number)
            return null;
        if (measure is null && syntax.Cost.Text is not (Memory or Activations or Parameters or Flops))
            return null; // Which numbers an unknown cost takes is unknown too.
        var rule = syntax.Unit is not null ? s_factor : syntax.Cost.Text == Memory ? s_bytes : s_number;
        var isSound = HasSoundUnit(syntax, place, diagnostics, hasBaseline) & HasSoundShare(syntax.Share, diagnostics);
        if (ArgumentSet.InRange(diagnostics, syntax.Cost.Text, number, rule) is null || measure is null || !isSound)
            return null;
        var comparison = syntax.Operator switch
        {
            SyntaxKind.Identifier => $"{Keywords.Within} {syntax.Share!.Literal.Text} {Keywords.Of}",
            SyntaxKind.Equal => "=",
            SyntaxKind.Tilde => "~",
            _ => "<=",
        };
        var target = syntax.Unit is null ? number.Literal.Text : $"{number.Literal.Text} * {Baseline}";
        var span = TextSpan.FromBounds(number.Span.Start, (syntax.Unit?.Span ?? number.Span).End);
        return new CostBound(measure, syntax.Operator, number.Literal, span, $"{measure.Word} {comparison} {target}")
        {
            Share = syntax.Share?.Literal.Total,
            IsRelative = syntax.Unit is not null,
        };
    }

    /// <summary>Whether there is a percentage where one is needed; a number without '%' could as well mean a difference.</summary>
    private static bool HasSoundShare(NumberSyntax? share, IDiagnosticWriter diagnostics)
    {
        if (share is null || share.Literal.Unit == NumberUnit.Percent)
            return share is null || ArgumentSet.InRange(diagnostics, s_share.Name, share, s_share) is not null;
        var percentage = share.Literal.Unit == NumberUnit.None && s_share.Accepts(share.Literal.Value / 100) ? share.Literal.Text + "%" : null;
        diagnostics.Add(WordDiagnostics.OutOfRange(share.Span, s_share.Name, share.Literal.Text, $"{s_share.Range}, such as {s_share.Example}", likely: percentage));
        return false;
    }

    private static bool HasSoundUnit(BoundSyntax syntax, string place, IDiagnosticWriter diagnostics, bool hasBaseline)
    {
        if (syntax.Unit is not { } unit)
            return true;
        if (unit.Text != Baseline)
            diagnostics.Add(WordDiagnostics.UnknownWord(unit.Span, unit.Text, place, [Baseline], kind: "value"));
        else if (!hasBaseline)
            diagnostics.Add(WordDiagnostics.MisplacedWord(unit.Span, Baseline, $"{place} of a variant or family", "in 'require' of a search"));
        else if (syntax.Operator is SyntaxKind.Equal or SyntaxKind.Tilde)
            diagnostics.Add(WordDiagnostics.WrongValue(unit.Span, Baseline, "'<=' or 'within'", $"require {syntax.Cost.Text} {Keywords.Within} 5% {Keywords.Of} 2 * {Baseline};"));
        else
            return true;
        return false;
    }

    /// <summary>Whether the outputs of convolutions are bounded in bytes, or at a batch: that is memory, whose word was <c>activations</c> before.</summary>
    private static bool MeansMemory(BoundSyntax syntax) =>
        syntax.Cost.Text == Activations && (syntax.Options is not null || syntax.Number is { Literal.IsBytes: true });

    private static string MemoryFor(BoundSyntax syntax)
    {
        var options = syntax.Options?.Arguments
            .Select(a => (a.Name?.Text, Value: a.Value switch { NumberSyntax n => n.Literal.Text, NameSyntax n => n.Text, _ => null }))
            .Where(a => a is { Text: not null, Value: not null })
            .Select(a => $"{a.Text}: {a.Value}");
        var number = syntax.Number is { Literal: { IsBytes: true } literal } ? literal.Text : s_bytes.Example;
        return $"{Memory}{(options?.Any() == true ? $"({string.Join(", ", options)})" : string.Empty)} <= {number}";
    }

    private static CostMeasure? ReadMeasure(BoundSyntax syntax, string place, IDiagnosticWriter diagnostics)
    {
        switch (syntax.Cost.Text)
        {
            case Memory:
                return ReadMemory(syntax, diagnostics);
            case Parameters or Flops when syntax.Options is { } options:
                diagnostics.Add(WordDiagnostics.WrongValue(
                    options.Span, syntax.Cost.Text, "no parentheses", $"{syntax.Cost.Text} <= 8M", DiagnosticFix.Replace(options.Span, syntax.Cost.Text)));
                return null;
            case Parameters:
                return CostMeasure.Parameters;
            case Flops:
                return CostMeasure.Flops;
            case Activations:
                return CostMeasure.Activations;
            default:
                diagnostics.Add(WordDiagnostics.UnknownWord(syntax.Cost.Span, syntax.Cost.Text, place, [Parameters, Flops, Activations, Memory], kind: "cost"));
                return null;
        }
    }

    private static CostMeasure? ReadMemory(BoundSyntax syntax, IDiagnosticWriter diagnostics)
    {
        if (syntax.Options is not { } options)
            return CostMeasure.Forward(batch: 1);
        if (ArgumentSet.Read(diagnostics, options, [s_batch, s_mode]) is not { } arguments)
            return null;
        var batch = (int)(arguments.Find(s_batch.Name) ?? 1);
        return arguments.Find(s_mode.Name) == 1 ? CostMeasure.Training(batch) : CostMeasure.Forward(batch);
    }
}
