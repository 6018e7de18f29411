using EffNet.Language.Binding;
using EffNet.Language.Diagnostics;
using EffNet.Language.Syntax;
using EffNet.Language.Text;

namespace EffNet.Language.Services;

/// <summary>A variant that asks for a solved phi and stands behind the end of a file's text.</summary>
internal sealed class Question
{
    private readonly int _end;
    private readonly CallSyntax _call;
    private readonly IReadOnlyList<string> _targets;

    private Question(string declaration, int end, BlockSyntax variant, IReadOnlyList<string> targets, LineMap lines)
    {
        (Declaration, _end, Variant, _targets, Lines) = (declaration, end, variant, targets, lines);
        _call = (CallSyntax)variant.Statements.OfType<PropertySyntax>().Single().Value!;
    }

    /// <summary>The variant as a file says it.</summary>
    public string Declaration { get; }

    /// <summary>Its structure, positions counted on from the file's text.</summary>
    public BlockSyntax Variant { get; }

    /// <summary>The lines of the file's text and, on a line of its own, the variant.</summary>
    public LineMap Lines { get; }

    /// <summary>Makes the variant <paramref name="name"/>; bounds that were read are written back, so that nothing else can stand there.</summary>
    public static Question Ask(string text, string name, IReadOnlyList<(string Target, CostBound Bound)> bounds)
    {
        var declaration = $"variant {name} {{ phi: solve({string.Join(", ", bounds.Select(b => b.Bound.Text))}); }}";
        var syntax = Parser.Parse(new string(' ', text.Length + 1) + declaration);
        var variant = syntax.Statements.OfType<BlockSyntax>().Single();
        return new Question(declaration, text.Length, variant, bounds.Select(b => b.Target).ToList(), LineMap.Create($"{text}\n{declaration}"));
    }

    /// <summary>Returns <paramref name="file"/> with the variant as the last child of <paramref name="family"/>, whose span does not change.</summary>
    public FileSyntax AddTo(FileSyntax file, string family)
    {
        var block = file.Statements.OfType<BlockSyntax>().FirstOrDefault(b => b.Keyword?.Text == Keywords.Family && b.Name.Text == family)
            ?? throw new ArgumentException($"The file has no family '{family}'.", nameof(family));
        var extended = block with { Statements = block.Statements.Add(Variant), Content = block.Content with { Children = block.Children.Add(Variant) } };
        return file with { Statements = file.Statements.Replace(block, extended), Content = file.Content with { Children = file.Children.Replace(block, extended) } };
    }

    /// <summary>Says what <paramref name="diagnostic"/> is about: a place in the file, a target, or the variant as a whole. Only mistakes are a target's own.</summary>
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
