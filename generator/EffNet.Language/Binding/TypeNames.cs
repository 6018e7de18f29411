using EffNet.Language.CSharp;
using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Text;

namespace EffNet.Language.Binding;

/// <summary>The C# types of a file, each of which only one declaration may make. On some file systems generated files must differ by more than case.</summary>
internal sealed class TypeNames(LineMap lines)
{
    private readonly Dictionary<string, (string Declaration, TextSpan Span)> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<DeclaredType> _claimed = [];
    private readonly Dictionary<string, string> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TextSpan> _variants = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The types that were taken.</summary>
    public IEnumerable<DeclaredType> Claimed => _claimed.OrderBy(t => t.Span.Start);

    /// <summary>Begins a family.</summary>
    /// <param name="stages">The names of its stages, and the members of its networks that they become: none of the types that are declared next may have such a name.</param>
    /// <param name="variants">The names of its variants, and where they are: no candidate of its searches may have such a name, whatever the variant's type is called.</param>
    public void BeginFamily(IEnumerable<(string Name, string Member)> stages, IEnumerable<(string Name, TextSpan Span)> variants)
    {
        _members.Clear();
        _variants.Clear();
        foreach (var (name, member) in stages)
            _members[member] = name;
        foreach (var (name, span) in variants)
            _variants[name] = span;
    }

    /// <summary>
    /// Takes <paramref name="type"/> for what the file calls <paramref name="written"/>; <see langword="null"/>, and reported to <paramref name="diagnostics"/>, if no type
    /// can have that name.
    /// </summary>
    /// <param name="written">The name in the file.</param>
    /// <param name="type">The name of the type.</param>
    /// <param name="span">Where it is declared.</param>
    /// <param name="declaration">What declares it, as a message calls it.</param>
    /// <param name="diagnostics">Receives the mistake.</param>
    public string? Claim(string written, string type, TextSpan span, string declaration, IDiagnosticWriter diagnostics)
    {
        if (!TryTake(written, type, span, declaration, diagnostics))
            return null;
        _claimed.Add(new DeclaredType(type, span));
        return type;
    }

    /// <summary>
    /// Takes the name of a candidate, which has a type of its own only if <paramref name="makesType"/>. Returns whether nothing else in the file has it; otherwise, that is
    /// reported to <paramref name="diagnostics"/>.
    /// </summary>
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
            return false; // Reported where it was parsed.
        Diagnostic? mistake = null;
        if (written.Contains('.'))
            mistake = WordDiagnostics.DottedName(span, written);
        else if (!CSharpNames.IsCapitalized(written))
            mistake = WordDiagnostics.NotCapitalized(span, written);
        else if (type.Length - written.Length > CSharpNames.MaximumLength)
            return false; // The family's name alone is too long, and has been reported.
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

    /// <summary>Takes a name that nothing before has; <see langword="null"/>, or the mistake if it is that of a stage.</summary>
    private Diagnostic? Take(string type, TextSpan span, string declaration)
    {
        _taken.Add(type, (declaration, span));
        return _members.TryGetValue(type, out var stage) ? WordDiagnostics.NameTaken(span, declaration, $"stage '{stage}'", type) : null;
    }

    private string Locate(string declaration, TextSpan span) => FormattableString.Invariant($"{declaration} (line {lines.GetPosition(span.Start).Line + 1})");
}
