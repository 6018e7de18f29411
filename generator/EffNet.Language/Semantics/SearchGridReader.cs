using EffNet.Language.Diagnostics;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Syntax;
using EffNet.Networks;

namespace EffNet.Language.Semantics;

/// <summary>Reads the axes of a search grid: one number, or a range of them.</summary>
internal sealed class SearchGridReader(IDiagnosticWriter diagnostics)
{
    /// <summary>The points that a grid may have, constraint or not: more would be felt in an editor.</summary>
    public const int MaximumPoints = 10_000;

    private static readonly ArgumentRule s_coefficient = new("coefficient", "a number from 1 to 10", v => v is >= 1 and <= 10, "1.2")
    {
        Cause = v => v < 1 ? ScalingDiagnostics.CoefficientBelowOneRule : null,
    };

    private static readonly ArgumentRule s_stepRule = new("step", "a number of at least 0.0001", v => v >= 0.0001, "0.05");

    /// <summary>The values of a coefficient; <see langword="null"/>, and reported, where they cannot be read.</summary>
    public EquatableArray<double>? ReadAxis(PropertySyntax? property)
    {
        if (property?.Value is not RangeSyntax range)
            return ReadCoefficient(property) is { } single ? new[] { single }.ToEquatableArray() : null;
        var word = property.Name.Text;
        if (ArgumentSet.InRange(diagnostics, word, range.From, s_coefficient) is null
            || ArgumentSet.InRange(diagnostics, word, range.To, s_coefficient) is null
            || ArgumentSet.InRange(diagnostics, "step", range.Step, s_stepRule) is null)
        {
            return null;
        }

        if (range.To.Literal.Total >= range.From.Literal.Total)
            return Values(range.From.Literal.Total!.Value, range.To.Literal.Total.Value, range.Step.Literal.Total!.Value);
        diagnostics.Add(WordDiagnostics.OutOfRange(
            range.To.Span, "to", range.To.Literal.Text, $"a number of at least {range.From.Literal.Text}, where the range begins"));
        return null;
    }

    /// <summary>One coefficient.</summary>
    public double? ReadCoefficient(PropertySyntax? property) => property?.Value switch
    {
        null => null,
        NumberSyntax number => ArgumentSet.InRange(diagnostics, property.Name.Text, number, s_coefficient),
        _ => Wrong(property),
    };

    private double? Wrong(PropertySyntax property)
    {
        diagnostics.Add(WordDiagnostics.WrongValue(property.Value!.Span, property.Name.Text, "a number or a range", $"{property.Name.Text}: from 1.0 to 1.4 step 0.05;"));
        return null;
    }

    /// <summary>Decimal arithmetic, so that 1.0, 1.05, 1.1 are what was written and the last one is met. More than any grid may have are not made.</summary>
    private static EquatableArray<double> Values(decimal from, decimal to, decimal step)
    {
        var count = Math.Min(Math.Floor((to - from) / step) + 1, MaximumPoints + 1);
        return Enumerable.Range(0, (int)count).Select(i => (double)(from + (i * step))).ToEquatableArray();
    }
}
