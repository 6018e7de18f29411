using EffNet.Language.Text;

namespace EffNet.Language.Diagnostics;

/// <summary>A change of a text.</summary>
/// <param name="Span">The characters to replace; of length 0 where text is only inserted.</param>
/// <param name="NewText">The characters to put there; empty where text is only removed.</param>
public readonly record struct TextEdit(TextSpan Span, string NewText);
