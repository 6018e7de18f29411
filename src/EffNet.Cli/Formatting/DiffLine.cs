namespace EffNet.Cli.Formatting;

/// <summary>A line of a unified diff.</summary>
/// <param name="Kind">The kind of line.</param>
/// <param name="Text">The text, with the mark of the line (space, minus or plus) and without the line ending.</param>
/// <param name="End">The line ending in the file.</param>
internal readonly record struct DiffLine(DiffLineKind Kind, string Text, string End = "\n");

/// <summary>The kind of a line of a unified diff.</summary>
internal enum DiffLineKind
{
    /// <summary>A line that both texts have, or a note about a missing line ending.</summary>
    Context,

    /// <summary>The name of a file.</summary>
    File,

    /// <summary>The header of the lines that follow.</summary>
    Hunk,

    /// <summary>A line of the earlier text.</summary>
    Removed,

    /// <summary>A line of the later text.</summary>
    Added,
}
