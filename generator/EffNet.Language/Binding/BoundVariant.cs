using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Networks;

namespace EffNet.Language.Binding;

/// <summary>A variant that is complete: it has a network, or an error that prevents one.</summary>
/// <param name="Resolved">The variant with everything that it inherits.</param>
/// <param name="Table">The stage table from which its network is built, without stages with 0 layers; <see langword="null"/> if it has errors.</param>
/// <param name="Model">Its model, with the network.</param>
/// <param name="Broken">The error that prevents a network; <see langword="null"/> if there is none.</param>
internal sealed record BoundVariant(ResolvedVariant Resolved, FamilyDefinition? Table, VariantModel Model, Diagnostic? Broken)
{
    /// <summary>Gets what the variant itself states.</summary>
    public VariantDeclaration Declaration => Resolved.Declaration;

    /// <summary>Gets the name of the variant.</summary>
    public string Name => Declaration.Name;
}
