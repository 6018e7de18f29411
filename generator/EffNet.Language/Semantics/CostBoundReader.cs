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
    private const string Memory = "memory";

    private static readonly ArgumentRule s_number = new("require", "a number above 0", v => v > 0, "5.3M", IsWhole: true);
    private static readonly ArgumentRule s_bytes = new("require", "a number of bytes above 0, such as 40MiB", v => v > 0, "40MiB") { IsBytes = true };
    private static readonly ArgumentRule s_batch = ArgumentRule.Whole("batch", 1, 65_536, "8") with { Required = false };

    private static readonly ArgumentRule s_mode =
        new("mode", "the word 'forward' or 'training'", _ => true, "training", Required: false, Words: ["forward", "training"]);

    /// <summary>The bound that <paramref name="syntax"/> states; <see langword="null"/>, and reported, where it states none.</summary>
    public static CostBound? Read(BoundSyntax syntax, string place, DiagnosticBag diagnostics)
    {
        if (MeansMemory(syntax))
        {
            diagnostics.Add(Report.ActivationsInBytes(syntax.Cost.Span, MemoryFor(syntax)));
            return null;
        }

        var measure = ReadMeasure(syntax, place, diagnostics);
        if (syntax.Number is not { } number)
            return null;
        if (measure is null && syntax.Cost.Text is not (Memory or Activations or Parameters or Flops))
            return null; // Which numbers an unknown cost takes is unknown too.
        var isBytes = syntax.Cost.Text == Memory;
        if (ArgumentSet.InRange(diagnostics, syntax.Cost.Text, number, isBytes ? s_bytes : s_number) is null || measure is null)
            return null;
        var comparison = syntax.Operator switch { SyntaxKind.Equal => "=", SyntaxKind.Tilde => "~", _ => "<=" };
        return new CostBound(measure, syntax.Operator, number.Literal, number.Span, $"{measure.Word} {comparison} {number.Literal.Text}");
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

    private static CostMeasure? ReadMeasure(BoundSyntax syntax, string place, DiagnosticBag diagnostics)
    {
        switch (syntax.Cost.Text)
        {
            case Memory:
                return ReadMemory(syntax, diagnostics);
            case Parameters or Flops when syntax.Options is { } options:
                diagnostics.Add(Report.WrongValue(options.Span, syntax.Cost.Text, "no parentheses", $"{syntax.Cost.Text} <= 8M"));
                return null;
            case Parameters:
                return CostMeasure.Parameters;
            case Flops:
                return CostMeasure.Flops;
            case Activations:
                return CostMeasure.Activations;
            default:
                diagnostics.Add(Report.UnknownWord(syntax.Cost.Span, syntax.Cost.Text, place, [Parameters, Flops, Activations, Memory]));
                return null;
        }
    }

    private static CostMeasure? ReadMemory(BoundSyntax syntax, DiagnosticBag diagnostics)
    {
        if (syntax.Options is not { } options)
            return CostMeasure.Forward(batch: 1);
        if (ArgumentSet.Read(diagnostics, options, [s_batch, s_mode]) is not { } arguments)
            return null;
        var batch = (int)(arguments.Find(s_batch.Name) ?? 1);
        return arguments.Find(s_mode.Name) == 1 ? CostMeasure.Training(batch) : CostMeasure.Forward(batch);
    }
}
