namespace EffNet.Cli.Formatting;

/// <summary>One line of a unified diff.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Text">Its text with the mark before it, without the end of the line.</param>
/// <param name="End">The end of the line, as the file has it.</param>
internal readonly record struct DiffLine(DiffLineKind Kind, string Text, string End = "\n");

/// <summary>What a line of a unified diff says.</summary>
internal enum DiffLineKind
{
    /// <summary>A line of both texts, or a remark about one.</summary>
    Context,

    /// <summary>The name of a file.</summary>
    File,

    /// <summary>The lines that follow.</summary>
    Hunk,

    /// <summary>A line of the earlier text.</summary>
    Removed,

    /// <summary>A line of the later text.</summary>
    Added,
}
