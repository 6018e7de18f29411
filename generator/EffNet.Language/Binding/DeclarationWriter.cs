using EffNet.Language.Diagnostics;
using EffNet.Language.Syntax;
using EffNet.Language.Text;

namespace EffNet.Language.Binding;

/// <summary>
/// Reports the mistakes of one declaration, and knows the first of them, by position, that leaves it no network. What is inside another declaration is not a mistake of
/// this one.
/// </summary>
internal sealed class DeclarationWriter : IDiagnosticWriter
{
    private readonly IDiagnosticWriter _writer;

    /// <summary>The other declarations inside this one, in the order of the file.</summary>
    private readonly List<TextSpan> _others;

    private DeclarationWriter(IDiagnosticWriter writer, Diagnostic? broken, List<TextSpan> others) => (_writer, Broken, _others) = (writer, broken, others);

    /// <summary>Gets the first mistake that leaves the declaration no network; <see langword="null"/> if there is none so far.</summary>
    public Diagnostic? Broken { get; private set; }

    /// <summary>Returns the writer for a whole file.</summary>
    public static DeclarationWriter Of(FileSyntax file, IDiagnosticWriter writer) => new(writer, file.Mistakes.FirstOrDefault(), []);

    /// <summary>Returns the writer for <paramref name="block"/>, whose syntax may be wrong.</summary>
    /// <param name="block">The declaration.</param>
    /// <param name="writer">The writer that diagnostics are passed on to.</param>
    /// <param name="isOther">Whether a statement of the block is a declaration of its own, or is otherwise not a part of this one; by default none is.</param>
    public static DeclarationWriter Of(BlockSyntax block, IDiagnosticWriter writer, Predicate<StatementSyntax>? isOther = null) => new(
        writer,
        block.FindMistake(node => isOther is not null && node is StatementSyntax statement && isOther(statement)),
        isOther is null ? [] : [.. block.Statements.Where(s => isOther(s)).Select(s => s.Span)]);

    /// <summary>Ignores <paramref name="mistake"/>, which leaves this declaration whole.</summary>
    public DeclarationWriter Without(Diagnostic? mistake)
    {
        if (Broken == mistake)
            Broken = null;
        return this;
    }

    /// <inheritdoc/>
    public void Add(Diagnostic diagnostic)
    {
        _writer.Add(diagnostic);
        if (diagnostic.Rule.BreaksNetwork && (Broken is null || diagnostic.Span.Start < Broken.Span.Start) && !IsInOther(diagnostic.Span))
            Broken = diagnostic;
    }

    /// <summary>Reports the first word before the keyword <paramref name="keyword"/> of <paramref name="block"/>, which takes none.</summary>
    public void ReportModifiers(BlockSyntax block, string keyword)
    {
        if (block.Modifiers.Length == 0)
            return;
        var (span, word) = (block.Modifiers[0].Span, block.Modifiers[0].Text);
        Add(word is "public" or "internal" ? WordDiagnostics.MisplacedAccessibility(span, word, keyword) : SyntaxDiagnostics.UselessModifier(span, word, keyword));
    }

    private bool IsInOther(TextSpan span)
    {
        var (low, high) = (0, _others.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_others[middle].Start <= span.Start)
                low = middle + 1;
            else
                high = middle;
        }

        return low > 0 && _others[low - 1].Contains(span);
    }
}
