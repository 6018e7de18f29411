using System.Runtime.CompilerServices;

namespace EffNet.Networks;

/// <summary>
/// The bytes that one image's activations occupy, in single precision. They follow from where each value is last read, which the unrolled network says: no
/// estimate is involved. What kernels need for themselves, weights, and gradients are not activations.
/// </summary>
public static class ActivationMemory
{
    /// <summary>Bytes of one number.</summary>
    private const int Precision = sizeof(float);

    /// <summary>A network's figures are asked for by every bound, by generated code and by the tool: each is computed once.</summary>
    private static readonly ConditionalWeakTable<Network, ActivationPeak> s_peaks = new();
    private static readonly ConditionalWeakTable<Network, IReadOnlyList<(Stage Stage, long Bytes)>> s_training = new();

    /// <summary>
    /// The most that is alive at once while the generated <c>forward</c> evaluates an image, its own copy of the image included: batch norms folded, values
    /// that nothing reads again overwritten or disposed, and the input of every stage and block kept until it returns, as its caller does.
    /// </summary>
    public static ActivationPeak Forward(Network network) => s_peaks.GetValue(network, FindPeak);

    private static ActivationPeak FindPeak(Network network)
    {
        var peak = new ActivationPeak(0, network.Stages[0], network.Stages[0].Blocks[0]);
        foreach (var stage in network.Stages)
        {
            foreach (var block in stage.Blocks)
            {
                // Blocks of a stage run inside the stage, whose input its caller holds; blocks that stand alone are called one after the other.
                var isNested = !block.StandsAlone && !ReferenceEquals(block, stage.Blocks[0]);
                var held = block.Input.Elements + (isNested ? stage.Input.Elements : 0);
                var bytes = checked(Precision * (held + new BlockMemory(block).Peak()));
                if (bytes > peak.Bytes)
                    peak = new ActivationPeak(bytes, stage, block);
            }
        }

        return peak;
    }

    /// <summary>
    /// What is alive when the generated <c>forward</c> returns in training: what autograd keeps for the backward pass, every tensor once. Batch norm's
    /// statistics, which do not grow with the batch, are not counted.
    /// </summary>
    public static long Training(Network network)
    {
        var input = new BlockMemory(network.Stages[0].Blocks[0]).SavesInput ? network.Input.Elements : 0;
        return checked((Precision * input) + TrainingByStage(network).Sum(s => s.Bytes));
    }

    /// <summary>The same by the stage that yields the tensors, without the image.</summary>
    public static IReadOnlyList<(Stage Stage, long Bytes)> TrainingByStage(Network network) => s_training.GetValue(network, SumByStage);

    private static IReadOnlyList<(Stage Stage, long Bytes)> SumByStage(Network network)
    {
        var blocks = network.Stages.SelectMany(stage => stage.Blocks.Select(block => (Stage: stage, Memory: new BlockMemory(block)))).ToList();
        var bytes = blocks.Select((b, i) => (b.Stage, Bytes: b.Memory.SavedBytes(Precision, readerSavesOutput: i + 1 < blocks.Count && blocks[i + 1].Memory.SavesInput)));
        return bytes.GroupBy(b => b.Stage.Name, (_, group) => group.ToList()).Select(g => (g[0].Stage, checked(g.Sum(b => b.Bytes)))).ToList();
    }
}

/// <summary>Where a network needs most memory.</summary>
/// <param name="Bytes">How much, for one image.</param>
/// <param name="Stage">The stage that runs then.</param>
/// <param name="Block">Its block.</param>
public sealed record ActivationPeak(long Bytes, Stage Stage, Block Block);
