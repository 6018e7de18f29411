using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Tests.Activations;

/// <summary>
/// The peak memory of an evaluation by brute force: runs the layers one after the other on tensors, and at every step adds up the tensors that a later step still
/// reads. It does not use the flow analysis: it decides whether a layer may overwrite its input when the layer runs.
/// </summary>
internal static class LivenessOracle
{
    public static long Peak(Network network) => network.Stages.Max(stage => stage.Blocks.Index().Max(b =>
    {
        // While a block runs, its caller keeps the block's input, and the caller of the stage keeps the stage's input.
        var held = b.Item.Input.Elements + (b.Item.StandsAlone || b.Index == 0 ? 0 : stage.Input.Elements);
        return 4 * (held + Peak(b.Item));
    }));

    private static long Peak(Block block)
    {
        var steps = Run(block);
        var peak = 0L;
        for (var now = 0; now < steps.Count; now++)
        {
            var made = steps.Take(now + 1).Select(s => s.Tensor);
            var wanted = steps.Skip(now).SelectMany(s => s.Reads).Append(steps[^1].Tensor).Append(steps[now].Tensor);
            peak = Math.Max(peak, made.Intersect(wanted).Where(t => t.Elements > 0).Sum(t => t.Elements));
        }

        return peak;
    }

    /// <summary>Returns the steps of an execution. A convolution and its norm are one step.</summary>
    private static List<(Tensor Tensor, List<Tensor> Reads)> Run(Block block)
    {
        var steps = new List<(Tensor, List<Tensor>)>();
        var values = new List<Tensor> { new(0) };
        var first = block.Nodes[0].Outputs[0].Number;
        for (var i = 0; i < block.Nodes.Count; i++)
        {
            var layer = block.Nodes[i];
            var reads = layer.Inputs.Select(v => values[IndexOf(v)]).ToList();
            if (layer.Operation is Convolution { Bias: false })
            {
                // The norm comes next and creates the tensor.
                var folded = new Tensor(layer.Output.Elements);
                steps.Add((folded, reads));
                values.AddRange([folded, folded]);
                i++;
                continue;
            }

            var later = block.Nodes.Skip(i + 1).SelectMany(l => l.Inputs).Select(IndexOf).Where(v => v <= i).Select(v => values[v]);
            var isDone = reads[0] != values[0] && !later.Contains(reads[0]);
            var overwrites = isDone && layer.Operation is (Add or Multiply or Activation { Function.Word: not "gelu" });
            var handsOn = layer.Operation is Flatten or Dropout or StochasticDepth || (layer.Operation is SamePad && layer.Input == layer.Output);
            var made = handsOn || overwrites ? reads[0] : new Tensor(layer.Output.Elements);
            steps.Add((made, reads));
            values.Add(made);
        }

        return steps;

        int IndexOf(Value value) => Math.Max(0, value.Number - first + 1);
    }

    /// <summary>A tensor, compared by reference.</summary>
    private sealed class Tensor(long elements)
    {
        public long Elements => elements;
    }
}
