using EffNet.Language.Diagnostics;
using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Formatting;

/// <summary>What formatting a file gave.</summary>
/// <param name="Text">The file in canonical form; <see langword="null"/> where it was not understood well enough to be written anew.</param>
/// <param name="Diagnostics">What kept it from being formatted, in the order of the file; empty where it was.</param>
/// <param name="Lines">Translates the diagnostics' offsets to lines.</param>
public sealed record FormattedFile(string? Text, EquatableArray<Diagnostic> Diagnostics, LineMap Lines);
