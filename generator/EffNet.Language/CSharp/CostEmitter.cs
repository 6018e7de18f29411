using EffNet.Networks;
using static EffNet.Language.CSharp.CSharpText;

namespace EffNet.Language.CSharp;

/// <summary>Writes <c>CostFor</c>: the costs for other classes, channels and resolutions.</summary>
internal static class CostEmitter
{
    public static void Write(CodeWriter code, Network network)
    {
        code.Summary("Returns the costs of a network with these arguments. The constants of this class are the costs for the declared arguments.");
        code.Line("/// <param name=\"classes\">Outputs of the classifier; 0 for none.</param>");
        code.Line("/// <param name=\"inputChannels\">Channels of the images.</param>");
        code.Line("/// <param name=\"resolution\">Height and width of the images.</param>");
        code.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">An argument is negative, or no such network can be created.</exception>");
        code.Line("/// <exception cref=\"global::System.OverflowException\">The costs do not fit in 64 bits.</exception>");
        code.Line(
            $"public static global::EffNet.NetworkCost CostFor(int classes = {Code(network.ClassCount)}, int inputChannels = {Code(network.Input.Channels)}, "
            + $"int resolution = {Code(network.Input.Height)}) =>");
        code.Line($"    global::EffNet.NetworkCost.For({DefinitionEmitter.Network}, classes, inputChannels, resolution);");
    }
}
