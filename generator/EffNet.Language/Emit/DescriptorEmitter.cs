using EffNet.Language.Model;
using EffNet.Language.Networks;
using static EffNet.Language.Emit.CSharpText;

namespace EffNet.Language.Emit;

/// <summary>Writes what a network says of itself to code that does not know its type: a descriptor, and the static interface.</summary>
internal static class DescriptorEmitter
{
    public static void Write(CodeWriter code, VariantModel variant, Network network)
    {
        WriteVariant(code, variant, network);
        WriteInterface(code, variant);
    }

    private static void WriteVariant(CodeWriter code, VariantModel variant, Network network)
    {
        code.Line();
        code.Summary("Names, factors, resolution and costs as a value, with a factory: to choose among variants at run time.");
        code.Line("public static global::EffNet.NetworkVariant Variant { get; } =");
        var definition = variant.Definition!;
        code.Line($"    new global::EffNet.NetworkVariant({Literal(variant.Family)}, {Literal(variant.Name)}, {Literal(variant.TypeName)}, Width, Depth, Resolution, {Literal(definition.Dropout)}, Parameters, Flops, static (classes, inputChannels, device, dtype, initialize) => new {variant.TypeName}(classes, inputChannels, device, dtype, initialize))");
        code.Line("    {");
        if (network.Layers.Any(l => l.Operation is SamePad))
            code.Line("        Padding = global::EffNet.BorderPadding.Same,");
        if (network.Layers.Select(l => l.Operation).OfType<BatchNorm>().FirstOrDefault() is { } norm)
            code.Line($"        BatchNormEpsilon = {Literal(norm.Constants.Epsilon)},");
        WriteFigure(code, "PaperParameters", variant.Paper?.Parameters, network.Parameters);
        WriteFigure(code, "PaperFlops", variant.Paper?.Flops, network.MultiplyAdds);
        code.Line("    };");
        code.Line();
        code.Summary("How pictures are prepared for it, as the paper's own evaluation does; weights may come with their own.");
        code.Line("public static global::EffNet.Preprocessing Preprocessing => Variant.Preprocessing;");
        code.Line();
    }

    private static void WriteFigure(CodeWriter code, string name, PrintedFigure? figure, long actual)
    {
        if (figure is not null)
            code.Line($"        {name} = new global::EffNet.PaperFigure({Literal(figure.Text)}, {(figure.Agrees(actual) ? "true" : "false")}),");
    }

    private static void WriteInterface(CodeWriter code, VariantModel variant)
    {
        var type = variant.TypeName;
        var network = $"global::EffNet.INetwork<{type}>";
        code.Line($"static string {network}.Name => {Literal(type)};");
        code.Line();
        code.Line($"static long {network}.Parameters => Parameters;");
        code.Line();
        code.Line($"static long {network}.Flops => Flops;");
        code.Line();
        code.Line($"static int {network}.Resolution => Resolution;");
        code.Line();
        code.Line($"static {type} {network}.Create(long classes, long inputChannels, global::TorchSharp.torch.Device? device, global::TorchSharp.torch.ScalarType? dtype, bool initialize) => new(classes, inputChannels, device, dtype, initialize);");
        code.Line();
    }
}
