using EffNet.Language.Diagnostics;

namespace EffNet.Language.Semantics;

/// <summary>A family whose settings have been read, on the way to its variants and searches.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsPublic">Whether its types are public.</param>
/// <param name="Settings">What it says to all of them.</param>
/// <param name="Profiles">The file's profiles.</param>
/// <param name="TypeNames">The file's C# types.</param>
/// <param name="Broken">The mistake that leaves none of them a network, if any.</param>
/// <param name="Diagnostics">Where mistakes go.</param>
/// <param name="Cancellation">Ends the work early.</param>
internal sealed record FamilyContext(
    string Name,
    bool IsPublic,
    FamilySettings Settings,
    Dictionary<string, Profile> Profiles,
    TypeNames TypeNames,
    Diagnostic? Broken,
    DiagnosticBag Diagnostics,
    CancellationToken Cancellation);
