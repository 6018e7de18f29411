using EffNet.Language.Text;

namespace EffNet.Language.Services;

/// <summary>The meaning of a word or value of a file, for display next to it.</summary>
/// <param name="Span">The word or value.</param>
/// <param name="Markdown">The meaning, in Markdown.</param>
public sealed record Explanation(TextSpan Span, string Markdown);
