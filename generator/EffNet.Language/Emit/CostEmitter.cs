using EffNet.Networks;
using static EffNet.Language.Emit.CSharpText;

namespace EffNet.Language.Emit;

/// <summary>
/// Writes <c>CostFor</c>: the costs for other classes, channels and resolutions, as arithmetic and not as a network. Everything but the stem and the
/// classifier is fixed but for the number of positions, which halves (rounding up) at every stride.
/// </summary>
internal static class CostEmitter
{
    public static void Write(CodeWriter code, Network network)
    {
        var classifier = network.Classifier!.Linear;
        var stem = network.Stem;
        var perChannel = stem is null ? 0 : stem.Parameters / network.Input.Channels;
        var perClass = classifier.Input.Channels + 1L;
        var fixedParameters = network.Parameters - (perChannel * network.Input.Channels) - (perClass * network.Classes);
        var perPosition = CountPerPosition(network, stem, out var fixedFlops);

        code.Summary("What a network made with these arguments costs. The constants are its value for the declared ones.");
        code.Line("/// <param name=\"classes\">Outputs of the classifier; 0 for none.</param>");
        code.Line("/// <param name=\"inputChannels\">Channels of the images.</param>");
        code.Line("/// <param name=\"resolution\">Height and width of the images.</param>");
        code.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">An argument is negative, or no such network can be made.</exception>");
        code.Line("/// <exception cref=\"global::System.OverflowException\">The costs are beyond 64 bits.</exception>");
        var defaults = $"long classes = {Code(network.Classes)}, long inputChannels = {Code(network.Input.Channels)}, int resolution = {Code(network.Input.Height)}";
        code.Block($"public static global::EffNet.NetworkCost CostFor({defaults})", () =>
        {
            code.Line("global::System.ArgumentOutOfRangeException.ThrowIfNegative(classes);");
            NetworkInput.WriteChannelCheck(code, network);
            code.Line("global::System.ArgumentOutOfRangeException.ThrowIfLessThan(resolution, 1);");
            code.Block("checked", () => WriteSums(code, perPosition, stem is null ? null : LevelOf(network.Plan.ReductionOf(stem.Outputs[0])), (fixedParameters, fixedFlops), (perChannel, perClass)));
        });
    }

    private static void WriteSums(CodeWriter code, List<long> perPosition, int? stemLevel, (long Parameters, long Flops) constant, (long Channel, long Class) per)
    {
        for (var level = 1; level < perPosition.Count; level++)
            code.Line($"var size{Code(level)} = ({(level == 1 ? "(long)resolution" : $"size{Code(level - 1)}")} + 1) / 2;");
        code.Line($"var parameters = {Code(constant.Parameters)} + (inputChannels * {Code(per.Channel)}) + (classes * {Code(per.Class)});");
        code.Line($"var flops = {Code(constant.Flops)} + (classes * {Code(per.Class - 1)});");
        if (stemLevel is { } stem)
            code.Line($"flops += {Area(stem)} * inputChannels * {Code(per.Channel)};");
        for (var level = 0; level < perPosition.Count; level++)
        {
            if (perPosition[level] > 0)
                code.Line($"flops += {Area(level)} * {Code(perPosition[level])};");
        }

        code.Line("return new global::EffNet.NetworkCost(parameters, flops);");
    }

    /// <summary>
    /// Multiply-adds per position at each level, a level being a number of halvings. Those behind a pooling, which do not depend on the resolution, stand
    /// apart; so do those of the stem and the classifier.
    /// </summary>
    private static List<long> CountPerPosition(Network network, Node? stem, out long fixedFlops)
    {
        var counts = new List<long> { 0 };
        fixedFlops = 0;
        foreach (var node in network.Nodes)
        {
            var level = LevelOf(network.Plan.ReductionOf(node.Outputs[0]));
            while (counts.Count <= level)
                counts.Add(0);
            if (ReferenceEquals(node, stem) || ReferenceEquals(node, network.Classifier!.Linear))
                continue;
            if (level is { } l)
                counts[l] += node.Operation.MultiplyAddsPerPosition;
            else
                fixedFlops += node.MultiplyAdds;
        }

        return counts;
    }

    /// <summary>The number of halvings; <see langword="null"/> behind a pooling of all positions.</summary>
    private static int? LevelOf(Extent? reduction) => reduction is { Height: var factor } ? (int)Math.Round(Math.Log(factor, 2)) : null;

    private static string Area(int level) => level == 0 ? "(long)resolution * resolution" : $"size{Code(level)} * size{Code(level)}";
}
