namespace EffNet.Cli.Plotting;

/// <summary>What lines and points of a plot are: the classes of their parts in SVG.</summary>
/// <param name="Line">What a line is.</param>
/// <param name="Point">What a point on it is.</param>
internal sealed record PlotSubject(string Line, string Point)
{
    /// <summary>Gets the subject of plots of costs.</summary>
    public static PlotSubject Variants { get; } = new("family", "variant");

    /// <summary>Gets the subject of plots of results.</summary>
    public static PlotSubject Results { get; } = new("series", "result");
}
