using EffNet.Drawing;

namespace EffNet.Cli.Plotting;

/// <summary>The quantity of an axis.</summary>
/// <param name="Word">The name of the quantity on the command line and in JSON.</param>
/// <param name="Noun">The counted quantity, as it appears in titles.</param>
/// <param name="Title">The axis' title.</param>
/// <param name="Scale">The scale of the axis.</param>
internal record PlotAxis(string Word, string Noun, string Title, AxisScale Scale)
{
    /// <summary>Gets the axis of accuracies in percent.</summary>
    public static PlotAxis Accuracy { get; } = new("accuracy_percent", "accuracy", "Accuracy (%)", AxisScale.Even);
}
