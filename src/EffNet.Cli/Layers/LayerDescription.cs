using EffNet.Language.Model;
using EffNet.Networks;

namespace EffNet.Cli.Layers;

/// <summary>The root of <c>effnet describe --layers --json</c>.</summary>
/// <param name="Convention">The convention of parameters and flops: paper, thop, flopcounter or keras.</param>
/// <param name="Difference">A description of the convention and its differences from the paper's.</param>
/// <param name="Variants">The variants that have a network, in the order of the file.</param>
internal sealed record LayersDescription(string Convention, string Difference, IReadOnlyList<VariantLayers> Variants)
{
    /// <summary>Describes all <paramref name="variants"/> that have a network.</summary>
    public static LayersDescription Of(IEnumerable<VariantModel> variants, CostConvention convention) => new(
        convention.Word,
        convention.Difference,
        [.. from variant in variants where variant.Network is not null select VariantLayers.Of(variant, variant.Network!, convention)]);
}

/// <summary>A network with its layers.</summary>
/// <param name="Family">The name of the family.</param>
/// <param name="Name">The name of the network in the family.</param>
/// <param name="Type">The C# type of the network.</param>
/// <param name="Parameters">Parameter count: the sum over the layers and <paramref name="ImageNormalization"/>.</param>
/// <param name="Flops">Multiply-adds, or operations, for one image: the sum over the layers.</param>
/// <param name="ImageNormalization">The parameters of the normalization layer that only this tool puts before the network; 0 if the tool has no such layer.</param>
/// <param name="Layers">The layers of the network in order of execution.</param>
internal sealed record VariantLayers(
    string Family, string Name, string Type, long Parameters, long Flops, long ImageNormalization, IReadOnlyList<LayerDescription> Layers)
{
    /// <summary>Describes <paramref name="variant"/>, whose network is <paramref name="network"/>.</summary>
    public static VariantLayers Of(VariantModel variant, Network network, CostConvention convention) => new(
        variant.Family,
        variant.Name,
        variant.TypeName,
        convention.ParametersOf(network),
        convention.OperationsOf(network),
        convention.ImageNormalizationOf(network.Input),
        [.. network.Layers.Select(layer => LayerDescription.Of(layer, convention))]);
}

/// <summary>One layer.</summary>
/// <param name="Name">The path of the layer in state_dict; for a layer without weights, its name in C#.</param>
/// <param name="Stage">The name of the stage in the file.</param>
/// <param name="Operation">The operation of the layer in a few words.</param>
/// <param name="Inputs">The shapes of the inputs: channels, height and width, or the features of a vector.</param>
/// <param name="Outputs">The shapes of the outputs.</param>
/// <param name="Parameters">Parameter count.</param>
/// <param name="Flops">Multiply-adds, or operations, for one image.</param>
/// <param name="ActivationBytes">Bytes of the outputs for one image, in single precision.</param>
/// <param name="BytesMoved">Bytes of the inputs, outputs and parameters for one image, in single precision.</param>
/// <param name="Intensity">Multiply-adds, as the paper counts them, per byte moved.</param>
/// <param name="ReceptiveField">The window of the image on which one output position depends, in pixels; null for the whole image.</param>
/// <param name="LocalField">The same window, without paths through operations that depend on the whole image; null if all paths do.</param>
internal sealed record LayerDescription(
    string Name,
    string Stage,
    string Operation,
    IReadOnlyList<IReadOnlyList<int>> Inputs,
    IReadOnlyList<IReadOnlyList<int>> Outputs,
    long Parameters,
    long Flops,
    long ActivationBytes,
    long BytesMoved,
    double Intensity,
    FieldDescription? ReceptiveField,
    FieldDescription? LocalField)
{
    /// <summary>Describes <paramref name="layer"/>.</summary>
    public static LayerDescription Of(Layer layer, CostConvention convention) => new(
        layer.Name,
        layer.Stage.Name,
        layer.Node.Operation.Accept(LayerWords.Instance),
        [.. layer.Node.Inputs.Select(v => SizesOf(v.Shape))],
        [.. layer.Node.Outputs.Select(v => SizesOf(v.Shape))],
        convention.ParametersOf(layer.Node),
        convention.OperationsOf(layer.Node),
        layer.ActivationBytes,
        layer.BytesMoved,
        layer.ArithmeticIntensity,
        FieldDescription.Of(layer.ReceptiveField),
        FieldDescription.Of(layer.LocalField));

    private static int[] SizesOf(Shape shape) => shape.IsVector ? [shape.Channels] : [shape.Channels, shape.Height, shape.Width];
}

/// <summary>A window of the image, in pixels.</summary>
/// <param name="Height">The height of the window.</param>
/// <param name="Width">The width of the window.</param>
internal sealed record FieldDescription(int Height, int Width)
{
    /// <summary>Describes <paramref name="field"/>.</summary>
    public static FieldDescription? Of(Extent? field) => field is { } window ? new FieldDescription(window.Height, window.Width) : null;
}
