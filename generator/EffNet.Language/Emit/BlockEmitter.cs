using EffNet.Language.Networks;
using EffNet.Language.Semantics;
using static EffNet.Language.Emit.CSharpText;

namespace EffNet.Language.Emit;

/// <summary>Writes the module class of one block: a typed member per layer, a constructor, and <c>forward</c> line by line.</summary>
internal sealed class BlockEmitter(CodeWriter code, Block block, bool takesInputChannels)
{
    /// <summary>Whether two blocks can share a class: all that may differ is a rate, which the constructor is told.</summary>
    public static bool AreAlike(Block a, Block b) => Shared(a) == Shared(b);

    /// <summary>The stochastic depth rate of <paramref name="block"/>, if it has that layer.</summary>
    public static double? DropRate(Block block) => block.Layers.Select(l => l.Operation).OfType<StochasticDepth>().FirstOrDefault()?.Rate;

    /// <summary>Writes the class.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="summary">Its documentation, as XML.</param>
    public void Write(string name, string summary)
    {
        code.Summary(summary);
        code.Block($"public sealed class {name} : global::EffNet.UnrolledModule", () =>
        {
            WriteConstructor(name);
            foreach (var layer in block.Layers.Where(l => l.Path is not null))
            {
                code.Line();
                code.Summary(LayerCode.Describe(layer));
                code.Line($"public {LayerCode.TypeOf(layer.Operation)}{(layer.Operation is Linear ? "?" : string.Empty)} {layer.Name} {{ get; }}");
            }

            code.Line();
            WriteForward();
        });
    }

    private static Block Shared(Block block) => block with
    {
        Name = string.Empty,
        Path = string.Empty,
        Layers = Text.EquatableArray.ToEquatableArray(
            block.Layers.Select(l => l.Operation is StochasticDepth ? l with { Operation = new StochasticDepth(0) } : l)),
    };

    private void WriteConstructor(string name)
    {
        var parameters = new List<string>();
        if (takesInputChannels)
            parameters.Add("long inputChannels");
        if (block.Layers.Any(l => l.Operation is Linear))
            parameters.Add("long classes");
        if (DropRate(block) is not null)
            parameters.Add("double dropRate");

        code.Line($"internal {name}({string.Join(", ", parameters)})");
        code.Line($"    : base({Literal(name)})");
        code.Line("{");
        foreach (var layer in block.Layers.Where(l => l.Path is not null))
        {
            var isStem = takesInputChannels && layer.Operation is Convolution;
            var create = LayerCode.Create(layer.Operation, isStem ? "inputChannels" : null, "dropRate");
            var assign = $"{layer.Name} = Attach({Literal(layer.Path!)}, {create});";
            if (layer.Operation is Linear)
                code.Line("    if (classes > 0)");
            code.Line((layer.Operation is Linear ? "        " : "    ") + assign);
        }

        code.Line("}");
    }

    private void WriteForward()
    {
        code.Line("/// <inheritdoc/>");
        code.Block("public override global::TorchSharp.torch.Tensor forward(global::TorchSharp.torch.Tensor input)", () =>
        {
            var lines = new StraightLine(code);
            var names = new List<string> { "input" };
            var guarded = false;
            foreach (var layer in block.Layers)
            {
                // Without classes the features are the result, before any dropout: that is only there for the classifier.
                var guard = !guarded && layer.Operation is (Dropout or Linear) ? "Linear is null" : null;
                guarded |= guard is not null;
                var name = CSharpNames.Local(layer.Name);
                lines.Add(new StraightLine.Step(
                    name, LayerCode.Invoke(layer, [.. layer.Inputs.Select(v => names[v])]), layer.Inputs, layer.Output.ToString(), guard));
                names.Add(name);
            }

            lines.Write(kept: []);
            code.Line($"return {names[names.Count - 1]};");
        });
    }
}
