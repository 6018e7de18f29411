using EffNet.Language.Diagnostics;
using EffNet.Language.Syntax;

namespace EffNet.Language.Binding;

/// <summary>A file whose version, namespace and profiles have been read. Its families are read next.</summary>
/// <param name="Profiles">The file's profiles by name, including those with errors.</param>
/// <param name="TypeNames">The file's C# types.</param>
/// <param name="Broken">The error that prevents everything in the file from being built; <see langword="null"/> if there is none.</param>
/// <param name="Unread">
/// The error that leaves the end of the file unread; <see langword="null"/> if there is none. Names that seem undeclared may be declared in the unread text.
/// </param>
/// <param name="Diagnostics">The writer to which errors, warnings and suggestions are reported.</param>
/// <param name="Cancellation">Cancels the work.</param>
internal sealed record FileContext(
    Dictionary<string, Profile> Profiles,
    TypeNames TypeNames,
    Diagnostic? Broken,
    Diagnostic? Unread,
    IDiagnosticWriter Diagnostics,
    CancellationToken Cancellation)
{
    /// <summary>Returns the profile <paramref name="name"/>. If the file does not declare it, reports the error.</summary>
    /// <param name="name">The name; <see langword="null"/> if the setting <c>profile</c> is missing.</param>
    /// <param name="diagnostics">The writer to which the error is reported.</param>
    /// <returns>The name with its profile; <see langword="null"/> if <paramref name="name"/> is <see langword="null"/>.</returns>
    public ProfileReference? FindProfile(NameSyntax? name, IDiagnosticWriter diagnostics)
    {
        if (name is null)
            return null;
        if (!Profiles.TryGetValue(name.Text, out var profile) && Unread is null)
            diagnostics.Add(WordDiagnostics.UndeclaredName(name.Span, "profile", name.Text, Profiles.Keys));
        return new ProfileReference(name.Text, profile);
    }
}
