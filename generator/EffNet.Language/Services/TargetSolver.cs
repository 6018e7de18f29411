using EffNet.Language.Binding;
using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Syntax;
using EffNet.Networks;

namespace EffNet.Language.Services;

/// <summary>
/// Finds what <c>phi: solve(…)</c> would find in a family of a file, without the file saying it. The question becomes one more variant of the family, which the
/// compiler then treats as every other; the text stays as it is, and positions in it too, because the variant's own lie behind its end.
/// </summary>
public static class TargetSolver
{
    /// <summary>What the variant is called, a number behind it where the file uses that.</summary>
    private const string Name = "Solved";

    /// <summary>The largest phi of <paramref name="family"/> whose network meets all <paramref name="targets"/>.</summary>
    /// <param name="text">The file.</param>
    /// <param name="family">The name of a family in it.</param>
    /// <param name="targets">Targets as they stand in <c>solve(…)</c>: <c>flops &lt;= 600M</c>.</param>
    /// <param name="cancellation">Ends the search early.</param>
    /// <exception cref="ArgumentException">The file has no such family.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was canceled.</exception>
    public static TargetSolution Solve(string text, string family, IReadOnlyList<string> targets, CancellationToken cancellation = default)
    {
        var mistakes = new List<TargetFinding>();
        var bounds = targets.SelectMany(target => Read(target, mistakes)).ToList();
        if (mistakes.Count > 0 || bounds.Count == 0)
            return new TargetSolution(null, string.Empty, default, mistakes.ToEquatableArray());

        var before = ModelCompiler.Compile(text, cancellation);
        var question = Question.Ask(text, NewName(before.Model, family), bounds);
        var file = question.AddTo(Parser.Parse(text, cancellation), family);
        var after = ModelCompiler.Bind(file, question.Lines, cancellation);

        var variant = after.Model.Families.Where(f => f.Name == family).SelectMany(f => f.Variants).FirstOrDefault(v => v.Name == question.Variant.Name.Text);
        var findings = after.Diagnostics.Except(before.Diagnostics).Select(question.Locate);
        var met = variant?.Network is { } network
            ? bounds.Select(b => new MetTarget(b.Bound.Text, b.Bound.Literal.Total, b.Bound.Measure.Of(network)))
            : Enumerable.Empty<MetTarget>();
        return new TargetSolution(variant, question.Declaration, met.ToEquatableArray(), findings.ToEquatableArray());
    }

    /// <summary>The bounds that <paramref name="target"/> states, one or several with commas between them.</summary>
    private static List<(string Target, CostBound Bound)> Read(string target, List<TargetFinding> mistakes)
    {
        var diagnostics = new DiagnosticBag();
        var tokens = new TokenStream(Lexer.Lex(target));
        var bounds = new List<(string Target, CostBound Bound)>();
        do
        {
            if (new ValueParser(tokens).ParseBound() is not { } syntax || CostBoundReader.Read(syntax, BoundPlace.Solve, diagnostics) is not { } bound)
                break;
            if (bound.Operator != SyntaxKind.LessOrEqual)
                diagnostics.Add(WordDiagnostics.WrongValue(bound.Span, "solve", "targets with '<='", $"{bound.Measure.Word} <= {bound.Literal.Text}"));
            bounds.Add((target, bound));
        }
        while (tokens.TryAdvance(SyntaxKind.Comma));

        var found = DiagnosticBag.Sort(tokens.Found.Concat(diagnostics.ToSorted())).ToEquatableArray();
        if (found.Count == 0 && !tokens.At(SyntaxKind.EndOfFile))
            found = new[] { SyntaxDiagnostics.UnexpectedToken(tokens.Current.Span, tokens.Current.Display, "',' or nothing more") }.ToEquatableArray();
        mistakes.AddRange(found.Select(d => new TargetFinding(d, target, IsInFile: false)));
        return bounds;
    }

    /// <summary>A name that neither a variant of <paramref name="family"/> nor another type of the file has.</summary>
    private static string NewName(FileModel model, string family)
    {
        var taken = new HashSet<string>(
            model.Families.SelectMany(f => f.Variants.SelectMany(v => new[] { v.Name, v.TypeName }).Concat(f.Searches.SelectMany(s => s.Networks.Select(n => n.TypeName).Concat([s.Name, s.TypeName]))).Append(f.Name)),
            StringComparer.OrdinalIgnoreCase);
        bool IsFree(string name) => !taken.Contains(name) && !taken.Contains(family + name);
        return IsFree(Name) ? Name : Enumerable.Range(2, int.MaxValue - 2).Select(i => FormattableString.Invariant($"{Name}{i}")).First(IsFree);
    }
}
