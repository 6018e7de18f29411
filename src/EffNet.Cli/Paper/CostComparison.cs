namespace EffNet.Cli.Paper;

/// <summary>The cost of a network of another family, compared with the cost of an EfficientNet.</summary>
/// <param name="Printed">The cost as the paper prints it, such as <c>26M</c>.</param>
/// <param name="Value">The printed cost as a number.</param>
/// <param name="PrintedRatio">The ratio to the cost of the EfficientNet as the paper prints it, such as <c>4.9x</c>.</param>
/// <param name="Ratio">The printed cost divided by the exact cost of the EfficientNet.</param>
/// <param name="Agrees">
/// <see langword="true"/> if the printed ratio can follow from the printed cost: some cost that rounds to the printed cost gives a ratio that rounds to the
/// printed ratio.
/// </param>
internal sealed record CostComparison(string Printed, long Value, string PrintedRatio, double Ratio, bool Agrees)
{
    /// <summary>Compares a printed cost and ratio with an exact cost. Returns <see langword="null"/> if the paper does not print a cost.</summary>
    /// <param name="cost">The printed cost of the other network.</param>
    /// <param name="ratio">The printed ratio.</param>
    /// <param name="exact">The exact cost of the EfficientNet.</param>
    public static CostComparison? Of(RoundedFigure? cost, RoundedFigure? ratio, long exact) => cost is null || ratio is null
        ? null
        : new CostComparison(cost.Text, (long)cost.Value, ratio.Text, (double)(cost.Value / exact), cost.Limit / exact > ratio.Least && cost.Least / exact < ratio.Limit);
}
