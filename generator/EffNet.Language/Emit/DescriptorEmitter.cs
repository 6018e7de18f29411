using EffNet.Language.Model;
using EffNet.Language.Publications;
using EffNet.Networks;
using static EffNet.Language.Emit.CSharpText;

namespace EffNet.Language.Emit;

/// <summary>Writes what a network says of itself to code that does not know its type: a descriptor, and the static interface.</summary>
internal static class DescriptorEmitter
{
    public static void Write(CodeWriter code, VariantModel variant, Network network, string @namespace, IReadOnlyList<PublishedWeights> fitting)
    {
        WriteVariant(code, variant, network, @namespace, fitting);
        WriteInterface(code, variant);
    }

    private static void WriteVariant(CodeWriter code, VariantModel variant, Network network, string @namespace, IReadOnlyList<PublishedWeights> fitting)
    {
        code.Summary("Names, factors, resolution and costs as a value, with a factory: to choose among variants at run time.");
        code.Line("public static global::EffNet.NetworkVariant Variant { get; } =");
        var definition = variant.Definition!;
        code.Line($"    new global::EffNet.NetworkVariant({Literal(variant.Family)}, {Literal(variant.Name)}, {Literal(variant.TypeName)}, Width, Depth, Resolution, {Literal(definition.Dropout)}, Parameters, Flops, static (classes, inputChannels, device, dtype, initialize) => new {variant.TypeName}(classes, inputChannels, device, dtype, initialize))");
        code.Line("    {");
        if (network.Nodes.Any(n => n.Operation is SamePad))
            code.Line("        Padding = global::EffNet.Networks.Padding.Same,");
        if (network.Nodes.Select(n => n.Operation).OfType<BatchNorm>().FirstOrDefault() is { } norm)
            code.Line($"        BatchNormEpsilon = {Literal(norm.Constants.Epsilon)},");
        code.Line($"        Classes = {Code(network.Classes)},");
        code.Line($"        InputChannels = {Code(network.Input.Channels)},");
        code.Line($"        ParametersWithoutClassifier = {Code(NetworkFingerprint.ParametersWithoutClassifier(network))},");
        if (fitting.Count > 0)
            code.Line($"        CheckpointNames = [{string.Join(", ", fitting.Select(w => Literal(w.Name)))}],");
        code.Line($"        GetNetwork = static () => {DefinitionEmitter.Network},");
        code.Line($"        Siblings = static () => global::{(@namespace.Length == 0 ? string.Empty : @namespace + ".")}{variant.Family}.Variants,");
        WriteFigure(code, "PaperParameters", variant.Paper?.Parameters, network.Parameters);
        WriteFigure(code, "PaperFlops", variant.Paper?.Flops, network.MultiplyAdds);
        code.Line("    };");
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
        code.Line($"static global::EffNet.Networks.Network {network}.Network => {DefinitionEmitter.Network};");
        code.Line();
        code.Line($"static {type} {network}.Create(long classes, long inputChannels, global::TorchSharp.torch.Device? device, global::TorchSharp.torch.ScalarType? dtype, bool initialize) => new(classes, inputChannels, device, dtype, initialize);");
        code.Line();
    }
}
