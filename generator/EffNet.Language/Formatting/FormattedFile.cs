using EffNet.Language.Diagnostics;
using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Formatting;

/// <summary>The result of formatting a file.</summary>
/// <param name="Text">The file in canonical form; <see langword="null"/> if it has errors that prevent formatting.</param>
/// <param name="Diagnostics">The errors that prevented formatting, in the order of the file; empty if it was formatted.</param>
/// <param name="Lines">The lines of the original text, which convert offsets to lines and columns.</param>
public sealed record FormattedFile(string? Text, EquatableArray<Diagnostic> Diagnostics, LineMap Lines);
