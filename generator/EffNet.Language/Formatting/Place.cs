namespace EffNet.Language.Formatting;

/// <summary>Where in the file's structure a token stands.</summary>
/// <param name="Kind">Its part in its statement.</param>
/// <param name="Around">The block it stands in; of a brace, the one that the brace's own block stands in.</param>
/// <param name="Own">The block that it begins, opens or closes, if any.</param>
/// <param name="Parentheses">How many are open around it.</param>
internal sealed record Place(PlaceKind Kind, Block? Around, Block? Own, int Parentheses)
{
    /// <summary>How many blocks are around it.</summary>
    public int Depth => Around is null ? 0 : Around.Depth + 1;
}
