namespace EffNet.Language.Formatting;

/// <summary>The position of a token in the syntax tree.</summary>
/// <param name="Role">The role of the token in its statement.</param>
/// <param name="Around">The block that contains the token; for a brace, the block around the block that the brace opens or closes.</param>
/// <param name="Own">The block that it begins, opens or closes, if any.</param>
/// <param name="Parentheses">The number of open parentheses around it.</param>
internal sealed record TokenPosition(TokenRole Role, FormattedBlock? Around, FormattedBlock? Own, int Parentheses)
{
    /// <summary>Gets the number of blocks around it.</summary>
    public int Depth => Around is null ? 0 : Around.Depth + 1;
}
