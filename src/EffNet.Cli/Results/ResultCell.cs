using EffNet.Language.Text;

namespace EffNet.Cli.Results;

/// <summary>A value in a file of results.</summary>
/// <param name="Text">The text of the cell without surrounding spaces; empty if there is none.</param>
/// <param name="Position">The position of the cell, or of the row if the row has no such cell.</param>
internal readonly record struct ResultCell(string Text, LinePosition Position)
{
    /// <summary>Gets a value that indicates whether it is an object or an array of JSON. <see cref="Text"/> contains only the kind then.</summary>
    public bool IsNested { get; init; }

    /// <summary>Gets a value that indicates whether the text is empty.</summary>
    public bool IsEmpty => Text.Length == 0;
}
