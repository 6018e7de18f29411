using EffNet.Networks;
using static EffNet.Language.CSharp.CSharpText;

namespace EffNet.Language.CSharp;

/// <summary>Writes the stage table as nested constants, which attributes and other constant expressions can use.</summary>
internal static class StageConstantsEmitter
{
    public static void Write(CodeWriter code, Network network)
    {
        code.Summary("The stage table as constants.");
        code.Block("public static class Stages", () => code.Separated(network.Stages, stage => Write(code, stage)));
        code.Line();
    }

    private static void Write(CodeWriter code, Stage stage)
    {
        code.Summary($"{Xml(stage.Name)}: {Xml(stage.Description)}, {stage.Input} to {stage.Output}.");
        code.Block($"public static class {stage.Member}", () =>
        {
            code.Constant("Parameter count, as declared.", "long", "Parameters", Code(stage.Parameters));
            code.Constant("Multiply-adds for one image, as declared.", "long", "Flops", Code(stage.MultiplyAdds));
            code.Constant("Output channels.", "int", "Channels", Code(stage.Channels));
            code.Constant("Repeats of the operator.", "int", "Layers", Code(stage.Depth));
            code.Constant("Factor by which height and width are reduced.", "int", "Stride", Code(stage.Stride));
            code.Constant("Height and width of the input, as declared.", "int", "InputSize", Code(stage.Input.Height));
            code.Summary("Height and width of the output, as declared; 1 after pooling.");
            code.Line($"public const int OutputSize = {Code(Math.Max(1, stage.Output.Height))};");
        });
    }
}
