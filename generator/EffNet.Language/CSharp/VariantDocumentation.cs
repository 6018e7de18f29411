using EffNet.Language.Model;
using EffNet.Networks;
using static EffNet.Language.CSharp.CSharpText;

namespace EffNet.Language.CSharp;

/// <summary>
/// Writes the documentation of a generated type, which quick info shows: its costs, the paper's figures, the stage table, and the source file.
/// </summary>
internal static class VariantDocumentation
{
    public static void Write(CodeWriter code, VariantModel variant, Network network, (long Evaluation, long Training) memory, EmitOptions options)
    {
        code.Line("/// <summary>");
        code.Line(
            $"/// {variant.Family} {variant.Name}: {Grouped(network.Parameters)} parameters and {Grouped(network.MultiplyAdds)} multiply-adds for one "
            + $"{Code(network.Input.Height)} x {Code(network.Input.Width)} image.");
        code.Line("/// </summary>");
        code.Line("/// <remarks>");
        code.Line($"/// <para>Generated from <c>{Xml(options.SourcePath)}</c>. {Describe(variant)}</para>");
        if (variant.Origin is not null)
            code.Line($"/// <para>{Xml(Capital(variant.Origin))}</para>");
        code.Line("/// <list type=\"bullet\">");
        Bullet(code, $"Parameters: {Grouped(network.Parameters)}{InPaper(variant.Paper?.Parameters, network.Parameters)}.");
        Bullet(
            code,
            $"FLOPS: {Grouped(network.MultiplyAdds)}{InPaper(variant.Paper?.Flops, network.MultiplyAdds)}, counted as in the paper: "
            + "multiply-adds of convolutions and linear layers.");
        Bullet(code, $"Activations: {Grouped(network.Activations)}, the outputs of all convolutions and linear layers.");
        Bullet(
            code,
            $"Memory of one image's activations in single precision: at most {Grouped(memory.Evaluation)} bytes at once in evaluation; "
            + $"{Grouped(memory.Training)} kept for the backward pass in training.");
        foreach (var measurement in variant.Measured)
            Bullet(code, $"Measured: {Xml(measurement.Describe())}.");
        if (options.HasModules)
            Bullet(code, "Images are float tensors (N, C, H, W) of any height and width. On CPUs, tensors inside and in the features are channels-last.");
        code.Line("/// </list>");
        code.Line("/// <code>");
        foreach (var line in StageTableText.Lines(network))
            code.Line($"/// {Xml(line)}");
        code.Line("/// </code>");
        if (!options.HasModules)
            code.Line(
                "/// <para>This project does not reference the package EffNet, so the type has only members without TorchSharp. "
                + "With it, the type is a TorchSharp module.</para>");
        code.Line("/// <para>Assemblies that use the constants contain copies of them: rebuild these assemblies when the file changes.</para>");
        code.Line("/// </remarks>");
    }

    private static string Describe(VariantModel variant)
    {
        var definition = variant.Definition!;
        var phi = variant.Phi is { } p ? $"phi {Factor(p)}: " : string.Empty;
        var scale = Capital($"{phi}width {Factor(definition.Scale.Width)}, depth {Factor(definition.Scale.Depth)}");
        var norm = $"batch norm eps {Literal(definition.Norm.Epsilon)} and momentum {Literal(definition.Norm.Momentum)}";
        return $"{scale}, dropout {Factor(definition.Dropout)}, stochastic depth {Factor(definition.DropPath)}; "
            + $"profile {variant.Profile}: {definition.Padding.ToString().ToLowerInvariant()} padding, {norm}.";
    }

    private static string InPaper(PrintedFigure? printed, long actual)
    {
        if (printed is null)
            return string.Empty;
        return printed.Agrees(actual) ? $" (the paper prints {printed.Text})" : $" (the paper prints {printed.Text}, but the exact number does not round to it)";
    }

    private static void Bullet(CodeWriter code, string text) => code.Line($"/// <item><description>{text}</description></item>");

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
