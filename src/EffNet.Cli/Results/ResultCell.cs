using EffNet.Language.Text;

namespace EffNet.Cli.Results;

/// <summary>A value in a file of results.</summary>
/// <param name="Text">Its text without blanks around it; empty if there is none.</param>
/// <param name="Position">Where it is, or where the row is that lacks it.</param>
internal readonly record struct ResultCell(string Text, LinePosition Position)
{
    /// <summary>Gets a value indicating whether it is an object or an array of JSON, of which <see cref="Text"/> only shows the kind.</summary>
    public bool IsNested { get; init; }

    /// <summary>Gets a value indicating whether the text is empty.</summary>
    public bool IsEmpty => Text.Length == 0;
}
