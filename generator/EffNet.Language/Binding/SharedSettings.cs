using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Schema;
using EffNet.Language.Syntax;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>Reads settings that more than one kind of block has.</summary>
internal static class SharedSettings
{
    /// <summary>The maximum number of bounds in one block or one <c>solve(…)</c>. Each bound is checked, and may be reported, for every network.</summary>
    public const int MaximumBounds = 64;

    /// <summary>Converts a number to a figure that a publication prints. The figure matches every number that rounds to it.</summary>
    public static PrintedFigure Printed(NumberLiteral literal) => new(literal.Text, literal.Digits, literal.Decimals, literal.Scale);

    /// <summary>Reads the <c>require</c> statements of a block.</summary>
    /// <param name="statements">The statements of the block. The <c>require</c> statements are removed from them.</param>
    /// <param name="diagnostics">The writer to which errors are reported.</param>
    /// <param name="place">The kind of requirement: of a variant or family, or of a search.</param>
    /// <returns>The bounds without errors.</returns>
    public static IReadOnlyList<CostBound> ReadRequirements(BlockStatements statements, IDiagnosticWriter diagnostics, BoundPlace place)
    {
        var requirements = statements.TakeAll<RequireSyntax>(_ => true);
        if (requirements.Count > MaximumBounds)
            diagnostics.Add(WordDiagnostics.TooManyBounds(requirements[MaximumBounds].Span, "This block", MaximumBounds));
        return requirements.Take(MaximumBounds)
            .Select(require => CostBoundReader.Read(require.Bound, place, diagnostics))
            .OfType<CostBound>()
            .ToList();
    }

    /// <summary>Reads the constants of batch norm. Returns <see langword="null"/> if they are missing or wrong.</summary>
    public static BatchNormConstants? ReadNorm(SettingReader settings, CallSetting norm) =>
        settings.Read(norm) is { } arguments ? new BatchNormConstants(arguments.Get(ProfileSchema.Epsilon), arguments.Get(ProfileSchema.Momentum)) : null;

    /// <summary>Reads the rate of stochastic depth. Returns <see langword="null"/> if it is missing or wrong.</summary>
    public static double? ReadDropPath(SettingReader settings, CallSetting dropPath) => settings.Read(dropPath)?.Get(FamilySchema.Rate);
}
