using EffNet.Language.Syntax;

namespace EffNet.Language.Formatting;

/// <summary>A pair of braces with its heading.</summary>
/// <param name="Outer">The block around it; <see langword="null"/> at the top of the file.</param>
/// <param name="Depth">How many blocks are around it.</param>
/// <param name="Level">How deep the parser takes its statements to be; see <see cref="Keywords.DeclarationLevel"/>.</param>
/// <param name="Keyword">The word that declares it; <see langword="null"/> for a plain block such as <c>rounding { … }</c>.</param>
/// <param name="GoesOverLines">Whether its braces have lines of their own.</param>
/// <param name="IsSplit">Whether it stands on one line now and is to go over several: then each of its statements gets one.</param>
/// <param name="IsTooDeep">
/// Whether its declaration does not belong this deep. On a line of its own the parser would take it for a sign that a <c>}</c> was forgotten, so it never gets one.
/// </param>
internal sealed record Block(Block? Outer, int Depth, int Level, string? Keyword, bool GoesOverLines, bool IsSplit, bool IsTooDeep)
{
    /// <summary>Whether other statements do not share its line: it declares something, or has several lines itself.</summary>
    public bool StandsAlone => Keyword is not null || GoesOverLines;
}
