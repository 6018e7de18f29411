using System.Collections.Immutable;
using EffNet.Language.Schema;

namespace EffNet.Language.Binding;

/// <summary>The statement or call that contains a bound on a cost. It determines which words the bound may contain.</summary>
/// <param name="Name">The statement or call, as a message names it.</param>
/// <param name="Costs">The words for the costs that it can bound.</param>
/// <param name="HasBaseline"><see langword="true"/> if the bound may be relative to the cost of a baseline.</param>
internal sealed record BoundPlace(string Name, ImmutableArray<string> Costs, bool HasBaseline)
{
    /// <summary>Gets the <c>require</c> statement of a variant or family.</summary>
    public static BoundPlace Require { get; } = new("'require'", CostSchema.Words, HasBaseline: false);

    /// <summary>Gets the <c>require</c> statement of a search.</summary>
    public static BoundPlace RequireOfSearch { get; } = Require with { HasBaseline = true };

    /// <summary>Gets the call <c>solve(…)</c>, which contains targets.</summary>
    public static BoundPlace Solve { get; } = new($"'{VariantSchema.Solve}(…)'", CostSchema.Targets, HasBaseline: false);
}
