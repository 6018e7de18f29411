using EffNet.Language.Diagnostics;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Syntax;

namespace EffNet.Language.Semantics;

/// <summary>Reads bounds on costs, which stand behind <c>require</c> and in <c>solve(…)</c>.</summary>
internal static class CostBoundReader
{
    private const string Parameters = "parameters";
    private const string Flops = "flops";
    private const string Activations = "activations";

    private static readonly ArgumentRule Number = new("require", "a number above 0", v => v > 0, "5.3M", IsWhole: true);
    private static readonly ArgumentRule Bytes = new("require", "a number of bytes above 0, such as 40MiB", v => v > 0, "40MiB") { IsBytes = true };
    private static readonly ArgumentRule Batch = ArgumentRule.Whole("batch", 1, 65_536, "8") with { Required = false };

    private static readonly ArgumentRule Mode =
        new("mode", "the word 'forward' or 'training'", _ => true, "training", Required: false, Words: ["forward", "training"]);

    /// <summary>The bound that <paramref name="syntax"/> states; <see langword="null"/>, and reported, where it states none.</summary>
    public static CostBound? Read(BoundSyntax syntax, string place, DiagnosticBag diagnostics)
    {
        var measure = ReadMeasure(syntax, place, diagnostics);
        if (syntax.Number is not { } number)
            return null;
        if (measure is null && syntax.Cost.Text is not (Activations or Parameters or Flops))
            return null; // Which numbers an unknown cost takes is unknown too.
        var isBytes = syntax.Cost.Text == Activations;
        if (ArgumentSet.InRange(diagnostics, isBytes ? Activations : place.Trim('\''), number, isBytes ? Bytes : Number) is null || measure is null)
            return null;
        var comparison = syntax.Operator switch { SyntaxKind.Equal => "=", SyntaxKind.Tilde => "~", _ => "<=" };
        return new CostBound(measure, syntax.Operator, number.Literal, number.Span, $"{measure.Word} {comparison} {number.Literal.Text}");
    }

    private static CostMeasure? ReadMeasure(BoundSyntax syntax, string place, DiagnosticBag diagnostics)
    {
        switch (syntax.Cost.Text)
        {
            case Activations:
                return ReadActivations(syntax, diagnostics);
            case Parameters or Flops when syntax.Options is { } options:
                diagnostics.Add(Report.WrongValue(options.Span, syntax.Cost.Text, "no parentheses", $"{syntax.Cost.Text} <= 8M"));
                return null;
            case Parameters:
                return CostMeasure.Parameters;
            case Flops:
                return CostMeasure.Flops;
            default:
                diagnostics.Add(Report.UnknownWord(syntax.Cost.Span, syntax.Cost.Text, place, [Parameters, Flops, Activations]));
                return null;
        }
    }

    private static CostMeasure? ReadActivations(BoundSyntax syntax, DiagnosticBag diagnostics)
    {
        if (syntax.Options is not { } options)
            return CostMeasure.Forward(batch: 1);
        if (ArgumentSet.Read(diagnostics, options, [Batch, Mode]) is not { } arguments)
            return null;
        var batch = (int)(arguments.Find(Batch.Name) ?? 1);
        return arguments.Find(Mode.Name) == 1 ? CostMeasure.Training(batch) : CostMeasure.Forward(batch);
    }
}
