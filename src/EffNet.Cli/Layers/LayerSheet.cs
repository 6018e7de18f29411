using EffNet.Cli.Tables;
using EffNet.Language.Model;
using EffNet.Networks;

namespace EffNet.Cli.Layers;

/// <summary>A network's table of layers.</summary>
/// <param name="Type">The network's C# type. For a candidate that shares the class of another candidate, the name that its own type would have.</param>
/// <param name="Caption">The description of the input and output.</param>
/// <param name="Rows">The layers of the network in order of execution.</param>
/// <param name="Total">The totals of the layers.</param>
internal sealed record LayerSheet(string Type, string Caption, IReadOnlyList<LayerRow> Rows, LayerRow Total)
{
    /// <summary>Returns the tables of the <paramref name="variants"/> that have a network.</summary>
    public static IReadOnlyList<LayerSheet> Of(IEnumerable<VariantModel> variants, CostConvention convention) =>
        [.. from variant in variants where variant.Network is not null select Of(NamedNetwork.FullNameOf(variant), variant.Network!, convention)];

    /// <summary>Returns the sentences that explain a table in <paramref name="convention"/>.</summary>
    public static IReadOnlyList<string> NotesOn(CostConvention convention) =>
    [
        convention.Difference,
        "Activations and bytes are those of one image in single precision. "
            + "Intensity is multiply-adds per byte moved, with a layer's inputs, outputs and parameters each moved once.",
        "The receptive field is the window of the image on which one position depends. The local field leaves out paths that depend on the whole image, such as gates.",
    ];

    private static LayerSheet Of(string type, Network network, CostConvention convention)
    {
        var normalization = convention.ImageNormalizationOf(network.Input);
        return new LayerSheet(
            type,
            NetworkSentence.Of(network),
            [
                .. normalization > 0 ? [LayerRow.OfNormalization(network.Input, normalization)] : Array.Empty<LayerRow>(),
                .. network.Layers.Select(layer => LayerRow.Of(layer, convention)),
            ],
            LayerRow.OfTotal(network, convention));
    }
}
