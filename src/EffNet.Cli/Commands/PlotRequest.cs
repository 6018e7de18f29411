using EffNet.Cli.Plotting;
using EffNet.Drawing;

namespace EffNet.Cli.Commands;

/// <summary>What a user wants plotted, and how.</summary>
/// <param name="Output">The picture to write; <see langword="null"/> for those that the file's name suggests.</param>
/// <param name="Family">The one family to plot; <see langword="null"/> for all.</param>
/// <param name="X">What goes to the right.</param>
/// <param name="Y">What goes up.</param>
/// <param name="Size">How large the picture is.</param>
/// <param name="Theme">Its colors.</param>
/// <param name="WithPublished">Whether it shows networks of others.</param>
/// <param name="Json">Whether the points are printed.</param>
internal sealed record PlotRequest(
    string? Output, string? Family, Measure X, Measure Y, PixelSize Size, Theme Theme, bool WithPublished, bool Json);
