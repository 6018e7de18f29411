namespace EffNet.Cli.Plotting;

/// <summary>The kind of the lines and points in a plot, as class names of SVG elements.</summary>
/// <param name="Line">The class of a line.</param>
/// <param name="Point">The class of a point on a line.</param>
internal sealed record PlotSubject(string Line, string Point)
{
    /// <summary>Gets the subject of plots of costs.</summary>
    public static PlotSubject Variants { get; } = new("family", "variant");

    /// <summary>Gets the subject of plots of results.</summary>
    public static PlotSubject Results { get; } = new("series", "result");
}
