using EffNet.Language.Diagnostics;
using EffNet.Language.Networks;

namespace EffNet.Language.Binding;

/// <summary>A variant with everything that it inherits. Its network is built next; see <see cref="BoundVariant"/>.</summary>
internal sealed class ResolvedVariant
{
    /// <summary>Gets what the variant itself states.</summary>
    public required VariantDeclaration Declaration { get; init; }

    /// <summary>Gets the variant that it extends; <see langword="null"/> if there is none, or if it cannot be extended.</summary>
    public required ResolvedVariant? BaseVariant { get; init; }

    /// <summary>Gets its settings with those that it inherits.</summary>
    public required VariantSettings Settings { get; init; }

    /// <summary>Gets whether the variant, or one that it extends, changes the stage table.</summary>
    public required bool ChangesTable { get; init; }

    /// <summary>
    /// Gets the family's stage table with the changes of all extended variants and its own, including stages with 0 layers; <see langword="null"/> if the
    /// family has no complete stage table. Variants that extend this one start from it.
    /// </summary>
    public required FamilyDefinition? Table { get; init; }

    /// <summary>
    /// Gets the first error in the statements that extending variants inherit; <see langword="null"/> if there is none. The size of the network is not
    /// inherited.
    /// </summary>
    public required Diagnostic? InheritedError { get; init; }

    /// <summary>Gets the name of the variant.</summary>
    public string Name => Declaration.Name;

    /// <summary>Gets whether the variant itself states anything about the size of its network.</summary>
    public bool ScalesItself => BaseVariant is null
        || Declaration.Settings is { Phi: not null } or { Solve: not null } or { StatesFactors: true } or { Overrides.Count: > 0 };

    /// <summary>
    /// Returns the override that sets <paramref name="argument"/> of <paramref name="stage"/>: the variant's own, or that of the nearest variant it extends;
    /// <see langword="null"/> if there is none.
    /// </summary>
    public StageOverride? FindOverride(string stage, string argument)
    {
        for (var at = this; at is not null; at = at.BaseVariant)
        {
            if (at.Declaration.FindOverride(stage, argument) is { } found)
                return found;
        }

        return null;
    }
}
