using EffNet.Language.CSharp;
using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Text;

namespace EffNet.Language.Binding;

/// <summary>
/// The names of the C# types of a file. Each name may be declared only once. Names that differ only in case are not allowed, because each type has a generated file
/// and some file systems ignore case.
/// </summary>
internal sealed class TypeNames(LineMap lines)
{
    private readonly Dictionary<string, (string Declaration, TextSpan Span)> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<DeclaredType> _claimed = [];
    private readonly Dictionary<string, string> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TextSpan> _variants = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the types that have been declared, in the order of the file.</summary>
    public IEnumerable<DeclaredType> Claimed => _claimed.OrderBy(t => t.Span.Start);

    /// <summary>Begins a new family, whose names replace those of the previous family.</summary>
    /// <param name="stages">
    /// The names of the family's stages, and the names of their members in C#. Types that are declared after this call must not have the name of a member.
    /// </param>
    /// <param name="variants">
    /// The names and locations of the family's variants. Search candidates must not have the name of a variant, even if the variant's type has another name.
    /// </param>
    public void BeginFamily(IEnumerable<(string Name, string Member)> stages, IEnumerable<(string Name, TextSpan Span)> variants)
    {
        _members.Clear();
        _variants.Clear();
        foreach (var (name, member) in stages)
            _members[member] = name;
        foreach (var (name, span) in variants)
            _variants[name] = span;
    }

    /// <summary>Declares a type.</summary>
    /// <param name="written">The name in the file.</param>
    /// <param name="type">The name of the type in C#.</param>
    /// <param name="span">The location of the declaration.</param>
    /// <param name="declaration">The declaration, as a message names it.</param>
    /// <param name="diagnostics">The writer to which errors are reported.</param>
    /// <returns><paramref name="type"/>; <see langword="null"/> if the type cannot have this name. The error is reported.</returns>
    public string? Claim(string written, string type, TextSpan span, string declaration, IDiagnosticWriter diagnostics)
    {
        if (!TryTake(written, type, span, declaration, diagnostics))
            return null;
        _claimed.Add(new DeclaredType(type, span));
        return type;
    }

    /// <summary>Declares the name of a search candidate.</summary>
    /// <param name="written">The name in the file.</param>
    /// <param name="type">The name of the candidate's type in C#.</param>
    /// <param name="span">The location of the search.</param>
    /// <param name="declaration">The candidate, as a message names it.</param>
    /// <param name="makesType"><see langword="true"/> if the candidate has its own type; <see langword="false"/> if it shares the type of another candidate.</param>
    /// <param name="diagnostics">The writer to which errors are reported.</param>
    /// <returns><see langword="true"/> if nothing else in the file has the name; otherwise, <see langword="false"/>, and the conflict is reported.</returns>
    public bool TryClaimCandidate(string written, string type, TextSpan span, string declaration, bool makesType, IDiagnosticWriter diagnostics)
    {
        if (_variants.TryGetValue(written, out var variant) && !_taken.ContainsKey(type))
        {
            diagnostics.Add(WordDiagnostics.NameTaken(span, declaration, Locate($"variant '{written}'", variant), written));
            return false;
        }

        return makesType ? Claim(written, type, span, declaration, diagnostics) is not null : TryTake(written, type, span, declaration, diagnostics);
    }

    private bool TryTake(string written, string type, TextSpan span, string declaration, IDiagnosticWriter diagnostics)
    {
        if (char.IsDigit(written[0]))
            return false; // The parser has reported this.
        Diagnostic? mistake = null;
        if (written.Contains('.'))
            mistake = WordDiagnostics.DottedName(span, written);
        else if (!CSharpNames.IsCapitalized(written))
            mistake = WordDiagnostics.NotCapitalized(span, written);
        else if (type.Length - written.Length > CSharpNames.MaximumLength)
            return false; // The family's name alone is too long. This has been reported.
        else if (type.Length > CSharpNames.MaximumLength)
            mistake = WordDiagnostics.NameTooLong(span, type.Length, CSharpNames.MaximumLength);
        else if (CSharpNames.IsReserved(type))
            mistake = WordDiagnostics.ReservedName(span, written, type);
        else if (_taken.TryGetValue(type, out var other))
            mistake = WordDiagnostics.NameTaken(span, declaration, Locate(other.Declaration, other.Span), type);
        else
            mistake = Take(type, span, declaration);

        if (mistake is null)
            return true;
        diagnostics.Add(mistake);
        return false;
    }

    /// <summary>Registers a name that is not registered yet. Returns an error if a stage has the name; otherwise, <see langword="null"/>.</summary>
    private Diagnostic? Take(string type, TextSpan span, string declaration)
    {
        _taken.Add(type, (declaration, span));
        return _members.TryGetValue(type, out var stage) ? WordDiagnostics.NameTaken(span, declaration, $"stage '{stage}'", type) : null;
    }

    private string Locate(string declaration, TextSpan span) => FormattableString.Invariant($"{declaration} (line {lines.GetPosition(span.Start).Line + 1})");
}
