using EffNet.Language.Diagnostics;

namespace EffNet.Language.Binding;

/// <summary>A family whose settings have been read. Its variants and searches are read next.</summary>
/// <param name="Name">The name.</param>
/// <param name="IsPublic"><see langword="true"/> if the types of the family are public; <see langword="false"/> if they are internal.</param>
/// <param name="Settings">The settings of the family.</param>
/// <param name="File">The file.</param>
/// <param name="Broken">The error that prevents all networks of the family from being built; <see langword="null"/> if there is none.</param>
internal sealed record FamilyContext(
    string Name,
    bool IsPublic,
    FamilySettings Settings,
    FileContext File,
    Diagnostic? Broken)
{
    /// <summary>Gets the file's C# types.</summary>
    public TypeNames TypeNames => File.TypeNames;

    /// <summary>Gets the writer for diagnostics that do not belong to one variant or search.</summary>
    public IDiagnosticWriter Diagnostics => File.Diagnostics;

    /// <summary>Gets the token that cancels the work.</summary>
    public CancellationToken Cancellation => File.Cancellation;
}
