using EffNet.Cli.Plotting;
using EffNet.Drawing;

namespace EffNet.Cli.Commands;

/// <summary>The request for a plot of variants.</summary>
/// <param name="Output">The image to write; <see langword="null"/> for an SVG and a PNG file with the name of the .effnet file, or for no image if JSON is requested.</param>
/// <param name="Family">The only family to plot; <see langword="null"/> for all families.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Size">The size of the image.</param>
/// <param name="Theme">The colors of the image.</param>
/// <param name="WithPublished"><see langword="true"/> to show published networks of other families.</param>
/// <param name="Json"><see langword="true"/> to print the points.</param>
internal sealed record PlotRequest(
    string? Output, string? Family, Measure X, Measure Y, PixelSize Size, Theme Theme, bool WithPublished, bool Json);
