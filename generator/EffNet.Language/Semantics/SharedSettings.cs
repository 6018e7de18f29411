using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Syntax;
using EffNet.Networks;

namespace EffNet.Language.Semantics;

/// <summary>Settings that stand in more than one kind of block and are read the same way in each.</summary>
internal static class SharedSettings
{
    private static readonly ArgumentRule s_epsilon = new("eps", "a number above 0 and below 1", v => v is > 0 and < 1, "1e-5");

    private static readonly ArgumentRule s_momentum = new("momentum", "a number above 0 and at most 1", v => v is > 0 and <= 1, "0.1");

    private static readonly ArgumentRule s_rate = new("rate", "a number from 0 up to, but not including, 1", v => v is >= 0 and < 1, "0.2");

    /// <summary>The most bounds of one block or one <c>solve(…)</c>: each is checked, and perhaps reported, for every network.</summary>
    public const int MaximumBounds = 64;

    /// <summary>A number as the figure a publication prints: everything that rounds to it.</summary>
    public static PrintedFigure Printed(NumberLiteral literal) => new(literal.Text, literal.Digits, literal.Decimals, literal.Scale);

    /// <summary>What the <c>require</c> statements among <paramref name="words"/> demand.</summary>
    public static IReadOnlyList<CostBound> ReadRequirements(WordSet words, IDiagnosticWriter diagnostics, bool hasBaseline = false)
    {
        var requirements = words.TakeAll<RequireSyntax>(_ => true);
        if (requirements.Count > MaximumBounds)
            diagnostics.Add(WordDiagnostics.TooManyBounds(requirements[MaximumBounds].Span, "This block", MaximumBounds));
        return requirements.Take(MaximumBounds)
            .Select(require => CostBoundReader.Read(require.Bound, "'require'", diagnostics, hasBaseline))
            .OfType<CostBound>()
            .ToList();
    }

    /// <summary>The activation that <paramref name="property"/> names.</summary>
    public static ActivationFunction? ReadActivation(ValueReader values, PropertySyntax? property) =>
        values.Choice(property, [.. ActivationFunction.All.Select(a => a.Word)]) is { } index ? ActivationFunction.All[index] : null;

    public static BatchNormConstants? ReadNorm(ValueReader values, WordSet words) =>
        values.Call(words.TakeProperty("norm"), "batch", s_epsilon, s_momentum) is { } norm
            ? new BatchNormConstants(norm.Get(s_epsilon.Name), norm.Get(s_momentum.Name))
            : null;

    public static double? ReadDropout(ValueReader values, WordSet words) =>
        values.Number(words.TakeProperty("dropout"), s_rate);

    public static double? ReadDropPath(ValueReader values, WordSet words) =>
        values.Call(words.TakeProperty("drop_path"), "linear", s_rate.Name, s_rate)?.Get(s_rate.Name);
}
