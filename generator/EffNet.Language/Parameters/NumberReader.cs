using EffNet.Language.Diagnostics;
using EffNet.Language.Syntax;

namespace EffNet.Language.Parameters;

/// <summary>Reads numbers and checks their range.</summary>
internal static class NumberReader
{
    /// <summary>Reads a number.</summary>
    /// <returns>The number multiplied by its unit; <see langword="null"/> if <paramref name="range"/> does not contain it. The error is reported.</returns>
    /// <param name="number">The number.</param>
    /// <param name="word">The setting or argument, as a message names it.</param>
    /// <param name="range">The numbers that are accepted.</param>
    /// <param name="diagnostics">The writer to which errors are reported.</param>
    public static double? Read(NumberSyntax number, string word, NumberRange range, IDiagnosticWriter diagnostics)
    {
        var literal = number.Literal;
        if (range.Kind == NumberKind.Count && literal.FindGrouping() is { } grouped)
        {
            diagnostics.Add(SyntaxDiagnostics.GroupedByPoint(number.Span, literal.Text, grouped));
            return null;
        }

        var isShare = literal.Unit == NumberUnit.Percent && range.Kind == NumberKind.Count;
        if (!isShare && HasFittingUnit(literal, range) && range.Contains(literal.Scaled))
            return literal.Scaled + 0.0; // -0 becomes 0.
        diagnostics.Add(WordDiagnostics.OutOfRange(number.Span, word, literal.Text, range.Text, range.Rule(literal.Scaled), SuggestUnit(literal, range)));
        return null;
    }

    /// <summary>
    /// Returns the number with a corrected unit: <c>40MiB</c> for <c>40M</c> if the range counts bytes, <c>40M</c> for <c>40MiB</c> if it does not, or an added percent
    /// sign; <see langword="null"/> if no correction is certain. A percent sign is not added to numbers up to 1, because they may be shares.
    /// </summary>
    private static string? SuggestUnit(NumberLiteral literal, NumberRange range)
    {
        if (range.Kind == NumberKind.Percentage)
            return literal is { Unit: NumberUnit.None, Value: > 1 } && range.Contains(literal.Value / 100) ? literal.Text + "%" : null;
        if (HasFittingUnit(literal, range) || !range.Contains(literal.Scaled))
            return null;
        return literal.Unit switch
        {
            NumberUnit.K or NumberUnit.M or NumberUnit.G => literal.Text + "iB",
            NumberUnit.KiB or NumberUnit.MiB or NumberUnit.GiB => literal.Text.Substring(0, literal.Text.Length - "iB".Length),
            _ => null,
        };
    }

    /// <summary>
    /// Returns whether the unit fits the range. A range of bytes requires a unit of bytes or no unit, a range of percentages requires a percent sign, and other ranges
    /// do not allow units of bytes.
    /// </summary>
    private static bool HasFittingUnit(NumberLiteral literal, NumberRange range) => range.Kind switch
    {
        NumberKind.Bytes => literal.IsBytes || literal.Unit == NumberUnit.None,
        NumberKind.Percentage => literal.Unit == NumberUnit.Percent,
        _ => !literal.IsBytes,
    };
}
