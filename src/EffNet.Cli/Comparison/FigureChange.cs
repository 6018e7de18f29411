namespace EffNet.Cli.Comparison;

/// <summary>A number that differs.</summary>
/// <param name="Name">What it counts.</param>
/// <param name="Before">What it was.</param>
/// <param name="After">What it is.</param>
/// <param name="Difference">By how much it grew; negative where it shrank.</param>
/// <param name="Percent">The same in hundredths of what it was, to two decimals; <see langword="null"/> where it was 0.</param>
internal sealed record FigureChange(string Name, decimal Before, decimal After, decimal Difference, double? Percent)
{
    /// <summary>The difference between two figures; <see langword="null"/> where there is none.</summary>
    public static FigureChange? Between(string name, decimal before, decimal after) => before == after
        ? null
        : new FigureChange(name, before, after, after - before, before == 0 ? null : Math.Round(100 * ((double)(after - before) / (double)before), 2));

    /// <summary>The same of two factors or rates, which the language keeps far within what a decimal holds.</summary>
    public static FigureChange? BetweenFactors(string name, double before, double after) => Between(name, (decimal)before, (decimal)after);
}
