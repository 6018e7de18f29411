using System.Collections.Immutable;
using EffNet.Language.Schema;

namespace EffNet.Language.Binding;

/// <summary>Where a bound on a cost is written, which decides about the words in it.</summary>
/// <param name="Name">The statement or call, as a message names it.</param>
/// <param name="Costs">The words for costs that it bounds.</param>
/// <param name="HasBaseline">Whether there is a baseline to compare with.</param>
internal sealed record BoundPlace(string Name, ImmutableArray<string> Costs, bool HasBaseline)
{
    /// <summary>Gets the place of a requirement of a variant or family.</summary>
    public static BoundPlace Require { get; } = new("'require'", CostSchema.Words, HasBaseline: false);

    /// <summary>Gets the place of a requirement of a search.</summary>
    public static BoundPlace RequireOfSearch { get; } = Require with { HasBaseline = true };

    /// <summary>Gets the place of a target.</summary>
    public static BoundPlace Solve { get; } = new($"'{VariantSchema.Solve}(…)'", CostSchema.Targets, HasBaseline: false);
}
