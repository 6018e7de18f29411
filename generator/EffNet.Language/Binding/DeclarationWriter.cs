using EffNet.Language.Diagnostics;
using EffNet.Language.Syntax;
using EffNet.Language.Text;

namespace EffNet.Language.Binding;

/// <summary>
/// A writer that passes on the diagnostics of one declaration and records the first error, by position, that prevents a network. Errors inside another
/// declaration are not recorded.
/// </summary>
internal sealed class DeclarationWriter : IDiagnosticWriter
{
    private readonly IDiagnosticWriter _writer;

    /// <summary>The other declarations inside this one, in the order of the file.</summary>
    private readonly List<TextSpan> _others;

    private DeclarationWriter(IDiagnosticWriter writer, Diagnostic? broken, List<TextSpan> others) => (_writer, Broken, _others) = (writer, broken, others);

    /// <summary>Gets the first error because of which the networks of the declaration cannot be generated; <see langword="null"/> if there is none yet.</summary>
    public Diagnostic? Broken { get; private set; }

    /// <summary>Returns the writer for a whole file.</summary>
    public static DeclarationWriter Of(FileSyntax file, IDiagnosticWriter writer) => new(writer, file.Mistakes.FirstOrDefault(), []);

    /// <summary>Returns the writer for the declaration <paramref name="block"/>. Its first syntax error is already recorded.</summary>
    /// <param name="block">The declaration.</param>
    /// <param name="writer">The writer to which diagnostics are passed on.</param>
    /// <param name="isOther">
    /// A function that returns <see langword="true"/> for a statement of the block whose errors do not belong to this declaration; by default, all errors
    /// belong to it.
    /// </param>
    public static DeclarationWriter Of(BlockSyntax block, IDiagnosticWriter writer, Predicate<StatementSyntax>? isOther = null) => new(
        writer,
        block.FindMistake(node => isOther is not null && node is StatementSyntax statement && isOther(statement)),
        isOther is null ? [] : [.. block.Statements.Where(s => isOther(s)).Select(s => s.Span)]);

    /// <summary>Ignores <paramref name="mistake"/>, which does not affect this declaration.</summary>
    /// <returns>This instance.</returns>
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

    /// <summary>Reports the first modifier of <paramref name="block"/>, a declaration that allows none.</summary>
    /// <param name="block">The declaration.</param>
    /// <param name="keyword">The keyword of the declaration.</param>
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
