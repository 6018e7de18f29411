using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Text;

namespace EffNet.Language.Semantics;

/// <summary>The C# types of a file, each of which only one declaration may make. On some file systems generated files must differ by more than case.</summary>
internal sealed class TypeNames
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<DeclaredType> _claimed = [];
    private HashSet<string> _members = [];

    /// <summary>The types that were taken.</summary>
    public IEnumerable<DeclaredType> Claimed => _claimed.OrderBy(t => t.Span.Start);

    /// <summary>Tells the members of the networks that are declared next: none of their types may have such a name.</summary>
    public void BeginFamily(IEnumerable<string> members) => _members = new HashSet<string>(members, StringComparer.Ordinal);

    /// <summary>
    /// Takes <paramref name="type"/> for what the file calls <paramref name="written"/>; <see langword="null"/>, and reported to <paramref name="diagnostics"/>, if no type
    /// can have that name.
    /// </summary>
    public string? Claim(string written, string type, TextSpan span, IDiagnosticWriter diagnostics)
    {
        if (char.IsDigit(written[0]))
            return null; // Reported where it was parsed.
        Diagnostic? mistake = null;
        if (written.Contains('.'))
            mistake = WordDiagnostics.DottedName(span, written);
        else if (!CSharpNames.IsCapitalized(written))
            mistake = WordDiagnostics.NotCapitalized(span, written);
        else if (type.Length - written.Length > CSharpNames.MaximumLength)
            return null; // The family's name alone is too long, and has been reported.
        else if (type.Length > CSharpNames.MaximumLength)
            mistake = WordDiagnostics.NameTooLong(span, type.Length, CSharpNames.MaximumLength);
        else if (CSharpNames.IsReserved(type))
            mistake = WordDiagnostics.ReservedName(span, written, type);
        else if (!_taken.Add(type))
            mistake = WordDiagnostics.NameTaken(span, type, "type");
        else if (_members.Contains(type))
            mistake = WordDiagnostics.NameTaken(span, type, "member");

        if (mistake is null)
        {
            _claimed.Add(new DeclaredType(type, span));
            return type;
        }

        diagnostics.Add(mistake);
        return null;
    }
}
