using EffNet.Language.Text;

namespace EffNet.Language.Diagnostics;

/// <summary>A change of a text.</summary>
/// <param name="Span">The characters to replace. Its length is 0 if text is only inserted.</param>
/// <param name="NewText">The new characters. They are empty if text is only removed.</param>
public readonly record struct TextEdit(TextSpan Span, string NewText);
