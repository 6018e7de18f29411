namespace EffNet.Drawing;

/// <summary>The colors of a plot.</summary>
/// <param name="Word">The name on the command line.</param>
/// <param name="Background">The background.</param>
/// <param name="Ink">The text that names the contents of the plot.</param>
/// <param name="Faint">Other text.</param>
/// <param name="Border">The frame.</param>
/// <param name="Grid">The grid lines.</param>
/// <param name="Published">The points of published networks.</param>
/// <param name="Families">The colors of families, then of searches, used in this order.</param>
internal sealed record Theme(
    string Word, string Background, string Ink, string Faint, string Border, string Grid, string Published, IReadOnlyList<string> Families)
{
    /// <summary>
    /// Gets the theme for paper and light pages. The colors of families are those of Okabe and Ito, which people with any color vision can distinguish.
    /// </summary>
    public static Theme Light { get; } = new(
        "light", "#ffffff", "#1f2328", "#59636e", "#b7bfc8", "#e7eaee", "#8c959f", ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"]);

    /// <summary>Gets the theme for dark pages. It uses similar colors in another order: light colors come first, and dark colors are replaced with lighter ones.</summary>
    public static Theme Dark { get; } = new(
        "dark", "#0d1117", "#f0f6fc", "#9198a1", "#4a525c", "#21262d", "#7d8590", ["#56b4e9", "#e69f00", "#2dc296", "#cc79a7", "#f0e442", "#f07d3c"]);

    /// <summary>Gets all themes.</summary>
    public static IReadOnlyList<Theme> All { get; } = [Light, Dark];
}
