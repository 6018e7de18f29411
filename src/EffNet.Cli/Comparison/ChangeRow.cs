using System.Globalization;
using EffNet.Cli.Tables;

namespace EffNet.Cli.Comparison;

/// <summary>A row of a table of changes. It is the same in text and in Markdown.</summary>
/// <param name="Where">The stage, or the network as a whole.</param>
/// <param name="What">The figure or setting that differs.</param>
/// <param name="Before">The earlier value.</param>
/// <param name="After">The later value.</param>
/// <param name="Difference">The difference.</param>
/// <param name="Percent">The difference in percent.</param>
/// <param name="Trend">1 if the value increased, -1 if it decreased, 0 if it is not a number.</param>
internal sealed record ChangeRow(string Where, string What, string Before, string After, string Difference, string Percent, int Trend)
{
    private const string Network = "network";

    /// <summary>The largest length of a text in the table. Longer texts are written below the table.</summary>
    private const int LongestCell = 48;

    /// <summary>Returns the rows of <paramref name="comparison"/>: first the rows of the network, then the rows of the stages that both networks have.</summary>
    public static IEnumerable<ChangeRow> Of(VariantComparison comparison) =>
    [
        .. comparison.Figures.Select(figure => Of(Network, figure)),
        .. comparison.Settings.Where(s => !IsLong(s)).Select(setting => Of(Network, setting)),
        .. comparison.Stages.Where(s => s.Change == ChangeKind.Changed)
            .SelectMany(stage => stage.Settings.Select(s => Of(stage.Name, s)).Concat(stage.Figures.Select(f => Of(stage.Name, f)))),
    ];

    /// <summary>Returns <see langword="true"/> if <paramref name="setting"/> is written below the table; otherwise, <see langword="false"/>.</summary>
    public static bool IsLong(SettingChange setting) => setting.Before?.Length > LongestCell || setting.After?.Length > LongestCell;

    private static ChangeRow Of(string where, SettingChange setting) =>
        new(where, setting.Name, setting.Before ?? Figures.None, setting.After ?? Figures.None, Figures.None, Figures.None, 0);

    private static ChangeRow Of(string where, FigureChange figure) => new(
        where,
        figure.Name,
        Figures.Decimal(figure.Before),
        Figures.Decimal(figure.After),
        Signed(figure.Difference),
        figure.Percent is { } percent ? Signed(percent) + "%" : Figures.None,
        Math.Sign(figure.Difference));

    /// <summary>Returns a difference with its sign.</summary>
    /// <param name="figure">The difference.</param>
    public static string Signed<T>(T figure)
        where T : IFormattable => figure.ToString("+#,0.####;-#,0.####;0", CultureInfo.InvariantCulture);
}
