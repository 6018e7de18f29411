using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Networks;

namespace EffNet.Language.Binding;

/// <summary>A variant after binding. It has a network, or an error that prevents building the network.</summary>
/// <param name="Resolved">The variant with its inherited settings.</param>
/// <param name="Table">The stage table from which its network is built, without stages of 0 layers; <see langword="null"/> if the variant has errors.</param>
/// <param name="Model">The result for the generator, with the network.</param>
/// <param name="Broken">The error that prevents a network; <see langword="null"/> if there is none.</param>
internal sealed record BoundVariant(ResolvedVariant Resolved, FamilyDefinition? Table, VariantModel Model, Diagnostic? Broken)
{
    /// <summary>Gets the variant's own declaration, without inherited settings.</summary>
    public VariantDeclaration Declaration => Resolved.Declaration;

    /// <summary>Gets the name of the variant.</summary>
    public string Name => Declaration.Name;
}
