using EffNet.Drawing;

namespace EffNet.Cli.Plotting;

/// <summary>What an axis shows.</summary>
/// <param name="Word">Its name on the command line and in JSON.</param>
/// <param name="Noun">The counted quantity, as titles name it.</param>
/// <param name="Title">The axis' title.</param>
/// <param name="Scale">How it is spread.</param>
internal record PlotAxis(string Word, string Noun, string Title, AxisScale Scale)
{
    /// <summary>Gets the axis of accuracies in percent.</summary>
    public static PlotAxis Accuracy { get; } = new("accuracy_percent", "accuracy", "Accuracy (%)", AxisScale.Even);
}
