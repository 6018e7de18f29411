using System.Collections.Immutable;

namespace EffNet.Language.Schema;

/// <summary>The description of a statement that a block may contain. The binder, messages, editors and the reference page use it.</summary>
/// <param name="Container">The kind of block.</param>
/// <param name="Word">The word with which the statement begins.</param>
/// <param name="Example">The statement with an example value.</param>
/// <param name="Meaning">The meaning, in Markdown, with the source of its rule if there is one.</param>
public abstract record Setting(BlockKind Container, string Word, string Example, string Meaning)
{
    /// <summary>Gets whether the block must contain the setting.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Gets the words that may appear in the value, such as the name of a call. The names of arguments are not included.</summary>
    public virtual ImmutableArray<string> ValueWords => ImmutableArray<string>.Empty;
}
