using EffNet.Language.Binding;
using EffNet.Language.Model;
using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Checks;

/// <summary>A variant that has a network, in the form that checks use.</summary>
/// <param name="Resolved">The variant with its inherited settings.</param>
/// <param name="Table">The stage table from which its network is built.</param>
/// <param name="Definition">The settings of its network.</param>
/// <param name="Network">The network.</param>
internal sealed record CheckedVariant(ResolvedVariant Resolved, FamilyDefinition Table, VariantDefinition Definition, Network Network)
{
    /// <summary>Gets the name of the variant.</summary>
    public string Name => Resolved.Name;

    /// <summary>Gets the variant's own declaration, without inherited settings.</summary>
    public VariantDeclaration Declaration => Resolved.Declaration;

    /// <summary>Gets the figures that a publication prints for the variant; <see langword="null"/> if the file quotes none.</summary>
    public PaperFigures? Paper => Declaration.Paper;

    /// <summary>Converts <paramref name="variant"/> to the form that checks use; <see langword="null"/> if the variant has no network.</summary>
    public static CheckedVariant? Of(BoundVariant variant) => variant is { Table: { } table, Model: { Definition: { } definition, Network: { } network } }
        ? new CheckedVariant(variant.Resolved, table, definition, network)
        : null;
}
