using EffNet.Cli.Tables;
using EffNet.Networks;

namespace EffNet.Cli.Layers;

/// <summary>A row of a table of layers, in the convention of the table.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Operation">The operation of the layer in a few words.</param>
/// <param name="Input">The shapes of the inputs.</param>
/// <param name="Output">The shapes of the outputs.</param>
/// <param name="Parameters">Parameter count.</param>
/// <param name="Flops">Multiply-adds, or operations, for one image.</param>
/// <param name="ActivationBytes">Bytes of the outputs for one image; <see langword="null"/> for a row that is not a layer of the network.</param>
/// <param name="ReceptiveField">The window of the image on which an output position depends.</param>
/// <param name="LocalField">The same window, without paths through operations that depend on the whole image.</param>
/// <param name="Intensity">Multiply-adds per byte moved; <see langword="null"/> for a row that is not a layer of the network.</param>
internal sealed record LayerRow(
    string Name, string Operation, string Input, string Output, long Parameters, long Flops, long? ActivationBytes, string ReceptiveField, string LocalField, double? Intensity)
{
    private const string WholeImage = "whole image";

    /// <summary>Describes a layer.</summary>
    public static LayerRow Of(Layer layer, CostConvention convention) => new(
        layer.Name,
        layer.Node.Operation.Accept(LayerWords.Instance),
        Shapes(layer.Node.Inputs),
        Shapes(layer.Node.Outputs),
        convention.ParametersOf(layer.Node),
        convention.OperationsOf(layer.Node),
        layer.ActivationBytes,
        FieldOf(layer.ReceptiveField, WholeImage),
        FieldOf(layer.LocalField, Figures.None),
        layer.ArithmeticIntensity);

    /// <summary>Describes the normalization layer that some tools put before the network.</summary>
    public static LayerRow OfNormalization(Shape image, long parameters) =>
        new("normalization", "normalization", image.ToString(), image.ToString(), parameters, 0, null, Figures.None, Figures.None, null);

    /// <summary>Describes a network as a whole.</summary>
    public static LayerRow OfTotal(Network network, CostConvention convention) => new(
        "Total",
        string.Empty,
        string.Empty,
        string.Empty,
        convention.ParametersOf(network),
        convention.OperationsOf(network),
        network.Layers.Sum(l => l.ActivationBytes),
        string.Empty,
        string.Empty,
        (double)network.MultiplyAdds / network.Layers.Sum(l => l.BytesMoved));

    private static string Shapes(EquatableArray<Value> values) => string.Join(" + ", values.Select(v => v.Shape));

    private static string FieldOf(Extent? field, string none) => field switch
    {
        null => none,
        { Height: int.MaxValue } or { Width: int.MaxValue } => "beyond any image",
        _ => field.ToString()!,
    };
}
