using EffNet.Language.Diagnostics;
using EffNet.Language.Syntax;

namespace EffNet.Language.Binding;

/// <summary>A file whose version, namespace and profiles have been read, on the way to its families.</summary>
/// <param name="Profiles">The file's profiles by name, the broken ones included.</param>
/// <param name="TypeNames">The file's C# types.</param>
/// <param name="Broken">The mistake that keeps everything in the file from being built, if any.</param>
/// <param name="Unread">The mistake that leaves the end of the file unread, if any: what is not declared may be declared there.</param>
/// <param name="Diagnostics">Where mistakes go.</param>
/// <param name="Cancellation">Ends the work early.</param>
internal sealed record FileContext(
    Dictionary<string, Profile> Profiles,
    TypeNames TypeNames,
    Diagnostic? Broken,
    Diagnostic? Unread,
    IDiagnosticWriter Diagnostics,
    CancellationToken Cancellation)
{
    /// <summary>Finds the profile that <paramref name="name"/> names; if the file does not declare it, that is reported to <paramref name="diagnostics"/>.</summary>
    public ProfileReference? FindProfile(NameSyntax? name, IDiagnosticWriter diagnostics)
    {
        if (name is null)
            return null;
        if (!Profiles.TryGetValue(name.Text, out var profile) && Unread is null)
            diagnostics.Add(WordDiagnostics.UndeclaredName(name.Span, "profile", name.Text, Profiles.Keys));
        return new ProfileReference(name.Text, profile);
    }
}
