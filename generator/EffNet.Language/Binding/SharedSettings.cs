using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Schema;
using EffNet.Language.Syntax;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>Settings that stand in more than one kind of block and are read the same way in each.</summary>
internal static class SharedSettings
{
    /// <summary>The most bounds of one block or one <c>solve(…)</c>: each is checked, and perhaps reported, for every network.</summary>
    public const int MaximumBounds = 64;

    /// <summary>A number as the figure a publication prints: everything that rounds to it.</summary>
    public static PrintedFigure Printed(NumberLiteral literal) => new(literal.Text, literal.Digits, literal.Decimals, literal.Scale);

    /// <summary>What the <c>require</c> statements among <paramref name="words"/> demand.</summary>
    public static IReadOnlyList<CostBound> ReadRequirements(WordSet words, IDiagnosticWriter diagnostics, BoundPlace place)
    {
        var requirements = words.TakeAll<RequireSyntax>(_ => true);
        if (requirements.Count > MaximumBounds)
            diagnostics.Add(WordDiagnostics.TooManyBounds(requirements[MaximumBounds].Span, "This block", MaximumBounds));
        return requirements.Take(MaximumBounds)
            .Select(require => CostBoundReader.Read(require.Bound, place, diagnostics))
            .OfType<CostBound>()
            .ToList();
    }

    /// <summary>Returns the constants of batch norm.</summary>
    public static BatchNormConstants? ReadNorm(SettingReader settings, CallSetting norm) =>
        settings.Read(norm) is { } arguments ? new BatchNormConstants(arguments.Get(ProfileSchema.Epsilon), arguments.Get(ProfileSchema.Momentum)) : null;

    /// <summary>Returns the rate of stochastic depth.</summary>
    public static double? ReadDropPath(SettingReader settings, CallSetting dropPath) => settings.Read(dropPath)?.Get(FamilySchema.Rate);
}
