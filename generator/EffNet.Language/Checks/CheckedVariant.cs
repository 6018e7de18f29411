using EffNet.Language.Binding;
using EffNet.Language.Model;
using EffNet.Language.Networks;
using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Checks;

/// <summary>A variant that has a network, as checks read it.</summary>
/// <param name="Resolved">The variant with everything that it inherits.</param>
/// <param name="Table">The stage table from which its network is built.</param>
/// <param name="Definition">The settings of its network.</param>
/// <param name="Network">The network.</param>
internal sealed record CheckedVariant(ResolvedVariant Resolved, FamilyDefinition Table, VariantDefinition Definition, Network Network)
{
    /// <summary>Gets the name of the variant.</summary>
    public string Name => Resolved.Name;

    /// <summary>Gets what the variant itself states.</summary>
    public VariantDeclaration Declaration => Resolved.Declaration;

    /// <summary>Gets the figures that the paper prints for it; <see langword="null"/> if it quotes none.</summary>
    public PaperFigures? Paper => Declaration.Paper;

    /// <summary>Returns <paramref name="variant"/> for checks; <see langword="null"/> if it has no network.</summary>
    public static CheckedVariant? Of(BoundVariant variant) => variant is { Table: { } table, Model: { Definition: { } definition, Network: { } network } }
        ? new CheckedVariant(variant.Resolved, table, definition, network)
        : null;

    /// <inheritdoc cref="VariantDeclaration.SpanOf"/>
    public TextSpan SpanOf(params string[] words) => Declaration.SpanOf(words);
}
