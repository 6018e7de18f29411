using EffNet.Language.Diagnostics;
using EffNet.Language.Parameters;
using EffNet.Language.Schema;
using EffNet.Language.Syntax;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>Reads the axes of a search grid. An axis is one number or a range of numbers.</summary>
internal sealed class SearchGridReader(IDiagnosticWriter diagnostics)
{
    /// <summary>The maximum number of points of a grid, whether or not they meet the constraints. A larger grid would slow an editor down.</summary>
    public const int MaximumPoints = 10_000;

    /// <summary>Returns the values of a coefficient; <see langword="null"/> if they cannot be read. The error is reported.</summary>
    public EquatableArray<double>? ReadAxis(PropertySyntax? property, ValueSetting<double> axis)
    {
        if (property?.Value is not RangeSyntax range)
            return ReadCoefficient(property, axis) is { } single ? new[] { single }.ToEquatableArray() : null;
        var word = property.Name.Text;
        if (NumberReader.Read(range.From, word, SearchSchema.CoefficientRange, diagnostics) is null
            || NumberReader.Read(range.To, word, SearchSchema.CoefficientRange, diagnostics) is null
            || NumberReader.Read(range.Step, Keywords.Step, SearchSchema.StepRange, diagnostics) is null)
        {
            return null;
        }

        if (range.To.Literal.Total >= range.From.Literal.Total)
            return Values(range.From.Literal.Total!.Value, range.To.Literal.Total.Value, range.Step.Literal.Total!.Value);
        diagnostics.Add(WordDiagnostics.OutOfRange(
            range.To.Span, "to", range.To.Literal.Text, $"a number of at least {range.From.Literal.Text}, the start of the range"));
        return null;
    }

    /// <summary>Returns one coefficient; <see langword="null"/> if it cannot be read. The error is reported.</summary>
    public double? ReadCoefficient(PropertySyntax? property, ValueSetting<double> setting)
    {
        switch (property?.Value)
        {
            case null:
                return null;
            case NumberSyntax number:
                return NumberReader.Read(number, setting.Word, SearchSchema.CoefficientRange, diagnostics);
            default:
                var wanted = setting.Container == BlockKind.Search ? "a number or a range" : "a number";
                diagnostics.Add(WordDiagnostics.WrongValue(property.Value.Span, setting.Word, wanted, setting.Example));
                return null;
        }
    }

    /// <summary>
    /// Returns the values of a range. Decimal arithmetic makes them exact (1.0, 1.05, 1.1), so that the last value is included. The number of values is limited
    /// to one more than <see cref="MaximumPoints"/>.
    /// </summary>
    private static EquatableArray<double> Values(decimal from, decimal to, decimal step)
    {
        var count = Math.Min(Math.Floor((to - from) / step) + 1, MaximumPoints + 1);
        return Enumerable.Range(0, (int)count).Select(i => (double)(from + (i * step))).ToEquatableArray();
    }
}
