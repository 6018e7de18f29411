using EffNet.Language.Model;
using EffNet.Language.Publications;
using EffNet.Networks;
using static EffNet.Language.CSharp.CSharpText;

namespace EffNet.Language.CSharp;

/// <summary>Writes the descriptor of a network and the members of its interface, for code that does not know the network's type.</summary>
internal static class DescriptorEmitter
{
    public static void Write(CodeWriter code, VariantModel variant, Network network, string @namespace, IReadOnlyList<PublishedWeights> fitting, EmitOptions options)
    {
        WriteVariant(code, variant, network, @namespace, fitting, options);
        if (options.HasModules)
            WriteInterface(code, variant);
    }

    private static void WriteVariant(CodeWriter code, VariantModel variant, Network network, string @namespace, IReadOnlyList<PublishedWeights> fitting, EmitOptions options)
    {
        code.Summary(options.HasModules
            ? "Gets the names, factors, resolution, costs and a factory as one object, for code that chooses among variants at run time."
            : "Gets the names, factors, resolution and costs as one object, for code that chooses among variants at run time.");
        code.Line($"public static {options.VariantType} Variant {{ get; }} = new()");
        code.Line("{");
        code.Line($"    Family = {Literal(variant.Family)},");
        code.Line($"    Name = {Literal(variant.Name)},");
        code.Line($"    TypeName = {Literal(variant.TypeName)},");
        foreach (var constant in (string[])["Width", "Depth", "Resolution", "Parameters", "Flops"])
            code.Line($"    {constant} = {constant},");
        code.Line($"    Dropout = {Literal(variant.Definition!.Dropout)},");
        if (network.Nodes.Any(n => n.Operation is SamePad))
            code.Line("    Padding = global::EffNet.Networks.Padding.Same,");
        if (network.Nodes.Select(n => n.Operation).OfType<BatchNorm>().FirstOrDefault() is { } norm)
            code.Line($"    BatchNormEpsilon = {Literal(norm.Constants.Epsilon)},");
        code.Line($"    ClassCount = {Code(network.ClassCount)},");
        code.Line($"    InputChannels = {Code(network.Input.Channels)},");
        code.Line($"    ParametersWithoutClassifier = {Code(NetworkFingerprint.ParametersWithoutClassifier(network))},");
        if (fitting.Count > 0)
            code.Line($"    CheckpointNames = [{string.Join(", ", fitting.Select(w => Literal(w.Name)))}],");
        code.Line($"    GetNetwork = static () => {DefinitionEmitter.Network},");
        code.Line($"    Siblings = static () => global::{(@namespace.Length == 0 ? string.Empty : @namespace + ".")}{variant.Candidates?.SearchType ?? variant.Family}.Variants,");
        WriteFigure(code, "PaperParameters", variant.Paper?.Parameters, network.Parameters);
        WriteFigure(code, "PaperFlops", variant.Paper?.Flops, network.MultiplyAdds);
        if (variant.Measured.Count > 0)
            code.Line($"    Measured = [{string.Join(", ", variant.Measured.Select(CodeOf))}],");
        if (options.HasModules)
            code.Line($"    Create = static (classes, inputChannels, device, dtype, initialize) => new {variant.TypeName}(classes, inputChannels, device, dtype, initialize),");
        code.Line("};");
        code.Line();
    }

    private static void WriteFigure(CodeWriter code, string name, PrintedFigure? figure, long actual)
    {
        if (figure is not null)
            code.Line($"    {name} = new global::EffNet.PaperFigure({Literal(figure.Text)}, {(figure.Agrees(actual) ? "true" : "false")}),");
    }

    private static string CodeOf(Measurement measurement)
    {
        var top5 = measurement.Top5 is null ? null : $"Top5 = {Literal(measurement.Top5.Share)}";
        var seeds = measurement.Seeds == 1 ? null : $"Seeds = {Code(measurement.Seeds)}";
        var deviation = measurement.Deviation is null ? null : $"Deviation = {Literal(measurement.Deviation.Share)}";
        var others = string.Join(", ", new[] { top5, seeds, deviation }.OfType<string>());
        return $"new global::EffNet.MeasuredAccuracy({Literal(measurement.DataSet)}, {Literal(measurement.Top1.Share)}){(others.Length == 0 ? string.Empty : $" {{ {others} }}")}";
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
        code.Line(
            $"static {type} {network}.Create(int classes, int inputChannels, global::TorchSharp.torch.Device? device, global::TorchSharp.torch.ScalarType? dtype, bool initialize) "
            + "=> new(classes, inputChannels, device, dtype, initialize);");
        code.Line();
    }
}
