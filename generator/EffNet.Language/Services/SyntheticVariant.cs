using EffNet.Language.Binding;
using EffNet.Language.Diagnostics;
using EffNet.Language.Syntax;
using EffNet.Language.Text;

namespace EffNet.Language.Services;

/// <summary>A variant with a solved phi that is added to a family. Its positions are after the end of the file's text.</summary>
internal sealed class SyntheticVariant
{
    private readonly int _end;
    private readonly CallSyntax _call;
    private readonly IReadOnlyList<string> _targets;

    private SyntheticVariant(string declaration, int end, BlockSyntax variant, IReadOnlyList<string> targets, LineMap lines)
    {
        (Declaration, _end, Variant, _targets, Lines) = (declaration, end, variant, targets, lines);
        _call = (CallSyntax)variant.Statements.OfType<PropertySyntax>().Single().Value!;
    }

    /// <summary>Gets the text of the variant's declaration.</summary>
    public string Declaration { get; }

    /// <summary>Gets the syntax of the variant. Its positions are after the end of the file's text.</summary>
    public BlockSyntax Variant { get; }

    /// <summary>Gets the lines of the file's text followed by a line with the variant.</summary>
    public LineMap Lines { get; }

    /// <summary>
    /// Creates the variant <paramref name="name"/>. Its bounds are written from the parsed bounds, so that its text contains nothing else from the user.
    /// </summary>
    public static SyntheticVariant Create(string text, string name, IReadOnlyList<(string Target, CostBound Bound)> bounds)
    {
        var declaration = $"variant {name} {{ phi: solve({string.Join(", ", bounds.Select(b => b.Bound.Text))}); }}";
        var syntax = Parser.Parse(new string(' ', text.Length + 1) + declaration);
        var variant = syntax.Statements.OfType<BlockSyntax>().Single();
        return new SyntheticVariant(declaration, text.Length, variant, bounds.Select(b => b.Target).ToList(), LineMap.Create($"{text}\n{declaration}"));
    }

    /// <summary>Returns <paramref name="file"/> with the variant as the last child of <paramref name="family"/>. The span of the family does not change.</summary>
    public FileSyntax AddTo(FileSyntax file, string family)
    {
        var block = file.Statements.OfType<BlockSyntax>().FirstOrDefault(b => b.Keyword?.Text == Keywords.Family && b.Name.Text == family)
            ?? throw new ArgumentException($"The file does not declare a family '{family}'.", nameof(family));
        var extended = block with { Statements = block.Statements.Add(Variant), Content = block.Content with { Children = block.Children.Add(Variant) } };
        return file with { Statements = file.Statements.Replace(block, extended), Content = file.Content with { Children = file.Children.Replace(block, extended) } };
    }

    /// <summary>
    /// Returns <paramref name="diagnostic"/> with its subject: a location in the file, a target, or the variant as a whole. Only errors have a target as their subject.
    /// </summary>
    public TargetFinding Locate(Diagnostic diagnostic)
    {
        if (diagnostic.Span.Start <= _end)
            return new TargetFinding(diagnostic, null, IsInFile: true);
        if (diagnostic.Rule.Severity != DiagnosticSeverity.Error || !_call.Span.Contains(diagnostic.Span))
            return new TargetFinding(diagnostic, null, IsInFile: false);
        var targets = _targets.Where((_, i) => _call.Arguments[i].Span.Contains(diagnostic.Span)).DefaultIfEmpty(string.Join(", ", _targets.Distinct()));
        return new TargetFinding(diagnostic, targets.First(), IsInFile: false);
    }
}
