using System.Collections.Immutable;

namespace EffNet.Language.Schema;

/// <summary>A statement that a block may contain, as the binder, messages, editors and the reference page need it.</summary>
/// <param name="Place">The kind of block.</param>
/// <param name="Word">The word with which the statement begins.</param>
/// <param name="Example">The statement with an example value.</param>
/// <param name="Meaning">The meaning, in Markdown, with the source of its rule where there is one.</param>
public abstract record Setting(Place Place, string Word, string Example, string Meaning)
{
    /// <summary>Gets whether the block must contain it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Gets the words that may be its value, the call in its value, or words in its value; not the names of arguments.</summary>
    public virtual ImmutableArray<string> ValueWords => ImmutableArray<string>.Empty;
}
