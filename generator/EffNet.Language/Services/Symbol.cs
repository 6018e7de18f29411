using EffNet.Language.Syntax;
using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Services;

/// <summary>A declaration of a file, with all references to it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">The declared name.</param>
/// <param name="Declaration">The statement that declares it.</param>
/// <param name="Container">The declaration that contains it; <see langword="null"/> for profiles and families.</param>
/// <param name="References">The locations that refer to the declaration, in the order of the file, without the name in the declaration.</param>
public sealed record Symbol(SymbolKind Kind, string Name, StatementSyntax Declaration, Symbol? Container, EquatableArray<TextSpan> References)
{
    /// <summary>Gets the location of the name in the declaration.</summary>
    public TextSpan NameSpan => Declaration.Name.Span;

    /// <summary>Returns the locations of the name in the declaration and of all references, in the order of the file.</summary>
    public IEnumerable<TextSpan> AllSpans() => References.Append(NameSpan).OrderBy(s => s.Start);
}
