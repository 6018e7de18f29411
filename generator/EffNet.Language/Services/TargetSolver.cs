using EffNet.Language.Binding;
using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Syntax;
using EffNet.Networks;

namespace EffNet.Language.Services;

/// <summary>
/// Solves <c>phi: solve(…)</c> in a family of a file that does not contain it. A synthetic variant with the targets is added to the family, and the compiler
/// treats it like every other variant. The text and its positions do not change, because the positions of the synthetic variant are after the end of the text.
/// </summary>
public static class TargetSolver
{
    /// <summary>The name of the variant. A number is appended if the file already uses the name.</summary>
    private const string Name = "Solved";

    /// <summary>Finds the largest phi of <paramref name="family"/> whose network meets all <paramref name="targets"/>.</summary>
    /// <param name="text">The file.</param>
    /// <param name="family">The name of a family in it.</param>
    /// <param name="targets">The targets as in <c>solve(…)</c>: <c>flops &lt;= 600M</c>.</param>
    /// <param name="cancellation">The token that cancels the search.</param>
    /// <exception cref="ArgumentException">The file has no such family.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was canceled.</exception>
    public static TargetSolution Solve(string text, string family, IReadOnlyList<string> targets, CancellationToken cancellation = default)
    {
        var mistakes = new List<TargetFinding>();
        var bounds = targets.SelectMany(target => Read(target, mistakes)).ToList();
        if (mistakes.Count > 0 || bounds.Count == 0)
            return new TargetSolution(null, string.Empty, default, mistakes.ToEquatableArray());

        var before = ModelCompiler.Compile(text, cancellation);
        var synthetic = SyntheticVariant.Create(text, NewName(before.Model, family), bounds);
        var file = synthetic.AddTo(Parser.Parse(text, cancellation), family);
        var after = ModelCompiler.Bind(file, synthetic.Lines, cancellation);

        var variant = after.Model.Families.Where(f => f.Name == family).SelectMany(f => f.Variants).FirstOrDefault(v => v.Name == synthetic.Variant.Name.Text);
        var findings = after.Diagnostics.Except(before.Diagnostics).Select(synthetic.Locate);
        var met = variant?.Network is { } network
            ? bounds.Select(b => new MetTarget(b.Bound.Text, b.Bound.Literal.Total, b.Bound.Measure.Of(network)))
            : Enumerable.Empty<MetTarget>();
        return new TargetSolution(variant, synthetic.Declaration, met.ToEquatableArray(), findings.ToEquatableArray());
    }

    /// <summary>Reads the bounds of <paramref name="target"/>: one, or several that are separated by commas.</summary>
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
            found = new[] { SyntaxDiagnostics.UnexpectedToken(tokens.Current.Span, tokens.Current.Display, "',' or the end of the target") }.ToEquatableArray();
        mistakes.AddRange(found.Select(d => new TargetFinding(d, target, IsInFile: false)));
        return bounds;
    }

    /// <summary>Returns a name that is not the name of a variant of <paramref name="family"/> or of another type of the file.</summary>
    private static string NewName(FileModel model, string family)
    {
        var names = model.Families.SelectMany(f => f.Variants.SelectMany(v => new[] { v.Name, v.TypeName })
            .Concat(f.Searches.SelectMany(s => s.Networks.Select(n => n.TypeName).Concat([s.Name, s.TypeName])))
            .Append(f.Name));
        var taken = new HashSet<string>(names, StringComparer.OrdinalIgnoreCase);
        bool IsFree(string name) => !taken.Contains(name) && !taken.Contains(family + name);
        return IsFree(Name) ? Name : Enumerable.Range(2, int.MaxValue - 2).Select(i => FormattableString.Invariant($"{Name}{i}")).First(IsFree);
    }
}
