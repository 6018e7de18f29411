using EffNet.Language.Diagnostics;
using EffNet.Networks;

namespace EffNet.Language.Services;

/// <summary>The edits that rename a declaration, or the reason why the declaration cannot have the new name.</summary>
/// <param name="Edits">The edits in the order of the file; empty if the declaration cannot be renamed.</param>
/// <param name="Obstacle">The reason, as a sentence; <see langword="null"/> if the declaration can be renamed.</param>
public sealed record RenameResult(EquatableArray<TextEdit> Edits, string? Obstacle);
