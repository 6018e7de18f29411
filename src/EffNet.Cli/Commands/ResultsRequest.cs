using EffNet.Cli.Paper;
using EffNet.Cli.Plotting;
using EffNet.Drawing;

namespace EffNet.Cli.Commands;

/// <summary>What a user wants plotted of a file of results, or of the accuracies that .effnet files state, and how.</summary>
/// <param name="Files">The .effnet files whose variants have the costs that the results do not state.</param>
/// <param name="Results">The file of results; <see langword="null"/> for the accuracies that the variants state.</param>
/// <param name="Output">The picture to write; <see langword="null"/> for those that the name of the results suggests.</param>
/// <param name="Family">The one family to look for variants in; <see langword="null"/> for all.</param>
/// <param name="X">What goes to the right.</param>
/// <param name="Size">How large the picture is.</param>
/// <param name="Theme">Its colors.</param>
/// <param name="Published">The table of the paper to compare with; <see langword="null"/> for none.</param>
/// <param name="Json">Whether the points are printed.</param>
internal sealed record ResultsRequest(
    IReadOnlyList<string> Files, string? Results, string? Output, string? Family, Measure X, PixelSize Size, Theme Theme, PaperTable? Published, bool Json)
{
    /// <summary>Gets the file that has the accuracies.</summary>
    public string Source => Results ?? Files[0];
}
