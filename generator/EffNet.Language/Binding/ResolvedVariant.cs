using EffNet.Language.Diagnostics;
using EffNet.Language.Networks;

namespace EffNet.Language.Binding;

/// <summary>A variant with its inherited settings. Its network is built next; see <see cref="BoundVariant"/>.</summary>
internal sealed class ResolvedVariant
{
    /// <summary>Gets the variant's own declaration, without inherited settings.</summary>
    public required VariantDeclaration Declaration { get; init; }

    /// <summary>Gets the extended variant; <see langword="null"/> if there is none, or if <c>extends</c> names an undeclared variant or closes a cycle.</summary>
    public required ResolvedVariant? BaseVariant { get; init; }

    /// <summary>Gets the settings of the variant, including inherited ones.</summary>
    public required VariantSettings Settings { get; init; }

    /// <summary>Gets whether the variant, or a variant that it extends directly or indirectly, changes the stage table.</summary>
    public required bool ChangesTable { get; init; }

    /// <summary>
    /// Gets the family's stage table with the changes of all extended variants and of this variant, including stages with 0 layers; <see langword="null"/> if the
    /// family has no complete stage table. Variants that extend this variant apply their changes to this table.
    /// </summary>
    public required FamilyDefinition? Table { get; init; }

    /// <summary>
    /// Gets the first error in the statements that extending variants inherit; <see langword="null"/> if there is none. Errors that are found while the
    /// network is built are not included, because the network of an extending variant can differ.
    /// </summary>
    public required Diagnostic? InheritedError { get; init; }

    /// <summary>Gets the name of the variant.</summary>
    public string Name => Declaration.Name;

    /// <summary>Gets whether the variant extends no other variant, or has own settings that affect the size of its network.</summary>
    public bool ScalesItself => BaseVariant is null
        || Declaration.Settings is { Phi: not null } or { Solve: not null } or { StatesFactors: true } or { Overrides.Count: > 0 };

    /// <summary>
    /// Returns the override that sets <paramref name="argument"/> of <paramref name="stage"/>: the variant's own override, or that of the nearest extended variant;
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
