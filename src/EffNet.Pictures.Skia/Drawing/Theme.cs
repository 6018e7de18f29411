namespace EffNet.Drawing;

/// <summary>The colors of a plot.</summary>
/// <param name="Word">Its name on the command line.</param>
/// <param name="Background">Behind everything.</param>
/// <param name="Ink">Text that names what the plot is about.</param>
/// <param name="Faint">Other text.</param>
/// <param name="Border">The frame.</param>
/// <param name="Grid">Lines to read values by.</param>
/// <param name="Published">Points of networks of others.</param>
/// <param name="Families">Colors of families and then of searches, in turn.</param>
internal sealed record Theme(
    string Word, string Background, string Ink, string Faint, string Border, string Grid, string Published, IReadOnlyList<string> Families)
{
    /// <summary>For paper and light pages. The colors of families are Okabe and Ito's, which people with any color vision tell apart.</summary>
    public static Theme Light { get; } = new(
        "light", "#ffffff", "#1f2328", "#59636e", "#b7bfc8", "#e7eaee", "#8c959f", ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"]);

    /// <summary>For dark pages; the same colors, the lighter ones first and the dark ones raised.</summary>
    public static Theme Dark { get; } = new(
        "dark", "#0d1117", "#f0f6fc", "#9198a1", "#4a525c", "#21262d", "#7d8590", ["#56b4e9", "#e69f00", "#2dc296", "#cc79a7", "#f0e442", "#f07d3c"]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Theme> All { get; } = [Light, Dark];
}
