namespace EffNet.Cli.Comparison;

/// <summary>A number that differs.</summary>
/// <param name="Name">The figure.</param>
/// <param name="Before">The earlier value.</param>
/// <param name="After">The later value.</param>
/// <param name="Difference">The difference; negative if the value decreased.</param>
/// <param name="Percent">The difference in percent of the earlier value, to two decimals; <see langword="null"/> if the earlier value is 0.</param>
internal sealed record FigureChange(string Name, decimal Before, decimal After, decimal Difference, double? Percent)
{
    /// <summary>Returns the difference between two figures; <see langword="null"/> if they are equal.</summary>
    public static FigureChange? Between(string name, decimal before, decimal after) => before == after
        ? null
        : new FigureChange(name, before, after, after - before, before == 0 ? null : Math.Round(100 * ((double)(after - before) / (double)before), 2));

    /// <summary>
    /// Returns the difference between two factors or rates; <see langword="null"/> if they are equal. The language limits factors and rates to values that
    /// <see cref="decimal"/> can represent.
    /// </summary>
    public static FigureChange? BetweenFactors(string name, double before, double after) => Between(name, (decimal)before, (decimal)after);
}
