using EffNet.Networks;

namespace EffNet.Cli.Description;

/// <summary>One stage of a network.</summary>
/// <param name="Name">The name of the stage in the file.</param>
/// <param name="Operator">The name of the operator in the language.</param>
/// <param name="Input">Height and width of the input.</param>
/// <param name="Output">Height and width of the output; 1 if the output is flat.</param>
/// <param name="Channels">Output channels, before any pooling.</param>
/// <param name="Layers">The number of repeats of the operator.</param>
/// <param name="Parameters">Parameter count.</param>
/// <param name="Flops">Multiply-adds for one image.</param>
internal sealed record StageDescription(
    string Name, string Operator, int Input, int Output, int Channels, int Layers, long Parameters, long Flops)
{
    /// <summary>Describes <paramref name="stage"/>.</summary>
    public static StageDescription Of(Stage stage) => new(
        stage.Name,
        stage.Operator,
        stage.Input.Height,
        Math.Max(1, stage.Output.Height),
        stage.Channels,
        stage.Depth,
        stage.Parameters,
        stage.MultiplyAdds);
}
