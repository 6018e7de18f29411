using EffNet.Language.Text;

namespace EffNet.Cli.Results;

/// <summary>A value in a file of results.</summary>
/// <param name="Text">The text of the cell without surrounding spaces; empty if the cell is empty or missing.</param>
/// <param name="Position">The position of the cell, or of the row if the row has no such cell.</param>
internal readonly record struct ResultCell(string Text, LinePosition Position)
{
    /// <summary>Gets a value that indicates whether the cell is an object or an array of JSON. <see cref="Text"/> is then only a placeholder.</summary>
    public bool IsNested { get; init; }

    /// <summary>Gets a value that indicates whether the text is empty.</summary>
    public bool IsEmpty => Text.Length == 0;
}
