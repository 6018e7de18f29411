namespace EffNet.Cli.Plotting;

/// <summary>The kind of lines and points in a plot: the class names of their elements in SVG.</summary>
/// <param name="Line">The class of a line.</param>
/// <param name="Point">The class of a point on it.</param>
internal sealed record PlotSubject(string Line, string Point)
{
    /// <summary>Gets the subject of plots of costs.</summary>
    public static PlotSubject Variants { get; } = new("family", "variant");

    /// <summary>Gets the subject of plots of results.</summary>
    public static PlotSubject Results { get; } = new("series", "result");
}
