using EffNet.Language.Diagnostics;
using EffNet.Language.Parameters;
using EffNet.Language.Schema;
using EffNet.Language.Syntax;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>Reads the axes of a search grid: one number, or a range of them.</summary>
internal sealed class SearchGridReader(IDiagnosticWriter diagnostics)
{
    /// <summary>The points that a grid may have, constraint or not: more would be felt in an editor.</summary>
    public const int MaximumPoints = 10_000;

    /// <summary>The values of a coefficient; <see langword="null"/>, and reported, where they cannot be read.</summary>
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
            range.To.Span, "to", range.To.Literal.Text, $"a number of at least {range.From.Literal.Text}, where the range begins"));
        return null;
    }

    /// <summary>Returns one coefficient; <see langword="null"/>, and reported, if it cannot be read.</summary>
    public double? ReadCoefficient(PropertySyntax? property, ValueSetting<double> setting)
    {
        switch (property?.Value)
        {
            case null:
                return null;
            case NumberSyntax number:
                return NumberReader.Read(number, setting.Word, SearchSchema.CoefficientRange, diagnostics);
            default:
                var wanted = setting.Place == Place.Search ? "a number or a range" : "a number";
                diagnostics.Add(WordDiagnostics.WrongValue(property.Value.Span, setting.Word, wanted, setting.Example));
                return null;
        }
    }

    /// <summary>Decimal arithmetic, so that 1.0, 1.05, 1.1 are what was written and the last one is met. More than any grid may have are not made.</summary>
    private static EquatableArray<double> Values(decimal from, decimal to, decimal step)
    {
        var count = Math.Min(Math.Floor((to - from) / step) + 1, MaximumPoints + 1);
        return Enumerable.Range(0, (int)count).Select(i => (double)(from + (i * step))).ToEquatableArray();
    }
}
