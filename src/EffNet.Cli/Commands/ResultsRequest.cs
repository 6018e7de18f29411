using EffNet.Cli.Paper;
using EffNet.Cli.Plotting;
using EffNet.Drawing;

namespace EffNet.Cli.Commands;

/// <summary>The request for a plot of accuracies from a file of results, or from the <c>measured</c> blocks of variants.</summary>
/// <param name="Files">The .effnet files with the costs that the results do not contain.</param>
/// <param name="Results">The file of results; <see langword="null"/> for the <c>measured</c> blocks of the variants.</param>
/// <param name="Output">The image to write; <see langword="null"/> for an SVG and a PNG file with the name of <see cref="Source"/>, or for no image if JSON is requested.</param>
/// <param name="Family">The only family in which variants are looked up; <see langword="null"/> for all families.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Size">The size of the image.</param>
/// <param name="Theme">The colors of the image.</param>
/// <param name="Published">The table of the paper to compare with; <see langword="null"/> for none.</param>
/// <param name="Json"><see langword="true"/> to print the points.</param>
internal sealed record ResultsRequest(
    IReadOnlyList<string> Files, string? Results, string? Output, string? Family, Measure X, PixelSize Size, Theme Theme, PaperTable? Published, bool Json)
{
    /// <summary>Gets the file that has the accuracies.</summary>
    public string Source => Results ?? Files[0];
}
