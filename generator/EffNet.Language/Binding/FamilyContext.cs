using EffNet.Language.Diagnostics;

namespace EffNet.Language.Binding;

/// <summary>A family whose settings have been read, on the way to its variants and searches.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsPublic">Whether its types are public.</param>
/// <param name="Settings">What it says to all of them.</param>
/// <param name="File">The file.</param>
/// <param name="Broken">The mistake that leaves none of them a network, if any.</param>
internal sealed record FamilyContext(
    string Name,
    bool IsPublic,
    FamilySettings Settings,
    FileContext File,
    Diagnostic? Broken)
{
    /// <summary>Gets the file's C# types.</summary>
    public TypeNames TypeNames => File.TypeNames;

    /// <summary>Gets the writer for diagnostics that are not mistakes of one variant or search.</summary>
    public IDiagnosticWriter Diagnostics => File.Diagnostics;

    /// <summary>Gets the token that ends the work early.</summary>
    public CancellationToken Cancellation => File.Cancellation;
}
