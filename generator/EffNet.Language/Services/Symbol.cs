using EffNet.Language.Syntax;
using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Services;

/// <summary>A declaration of a file, with every place that names it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">The declared name.</param>
/// <param name="Declaration">The statement that declares it.</param>
/// <param name="Container">The declaration that contains it; <see langword="null"/> for profiles and families.</param>
/// <param name="References">The names that refer to it, in the order of the file, without the declaration's own.</param>
public sealed record Symbol(SymbolKind Kind, string Name, StatementSyntax Declaration, Symbol? Container, EquatableArray<TextSpan> References)
{
    /// <summary>Gets the name in the declaration.</summary>
    public TextSpan NameSpan => Declaration.Name.Span;

    /// <summary>Returns the name in the declaration and all references, in the order of the file.</summary>
    public IEnumerable<TextSpan> AllSpans() => References.Append(NameSpan).OrderBy(s => s.Start);
}
