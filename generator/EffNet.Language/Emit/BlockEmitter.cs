using EffNet.Networks;
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
                code.Line($"public {LayerCode.TypeOf(layer)}{(layer.Operation is Linear ? "?" : string.Empty)} {layer.Name} {{ get; }}");
            }

            if (block.Layers.Any(l => l.Operation is Linear))
                WriteEmbed();
            code.Line();
            WriteForward();
        });
    }

    private static Block Shared(Block block) => new(
        string.Empty,
        string.Empty,
        block.StandsAlone,
        block.Input,
        block.Layers.Select(l => l.Operation is StochasticDepth ? l with { Operation = new StochasticDepth(0) } : l).ToEquatableArray());

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
            var create = LayerCode.Create(layer, new OperationCode.Names(isStem ? "inputChannels" : null, "dropRate"));
            var assign = $"{layer.Name} = Attach({Literal(layer.Path!)}, {create});";
            if (layer.Operation is Linear)
                code.Line("    if (classes > 0)");
            code.Line((layer.Operation is Linear ? "        " : "    ") + assign);
        }

        code.Line("}");
    }

    /// <summary>What comes before dropout and classes, whether or not there are any.</summary>
    private void WriteEmbed()
    {
        var steps = new BlockSteps(block).Steps.TakeWhile(s => s.Guard is null).ToList();
        code.Line();
        code.Summary($"Runs the layers that the linear layer reads from: {block.Input} to {block.Layers[steps.Count - 1].Output}.");
        code.Line("/// <param name=\"input\">A batch of what it reads; it stays yours.</param>");
        code.Line("/// <returns>A batch of vectors, yours to dispose.</returns>");
        code.Block("public global::TorchSharp.torch.Tensor Embed(global::TorchSharp.torch.Tensor input)", () =>
        {
            var lines = new StraightLine(code);
            foreach (var step in steps)
                lines.Add(step);
            code.Line(RunCode.Begin);
            lines.Write(kept: []);
            code.Line($"return {RunCode.Complete(steps[steps.Count - 1].Name)};");
        });
    }

    private void WriteForward() => ModuleForward.Write(code, "Runs the layers", block.Input, block.Output, () =>
    {
        var steps = new BlockSteps(block);
        var lines = new StraightLine(code);
        foreach (var step in steps.Steps)
            lines.Add(step);
        code.Line(RunCode.Begin);
        if (steps.AsksWhetherUnwatched)
            code.Line($"var {LayerCode.Unwatched} = IsUnwatched();");
        lines.Write(kept: []);
        code.Line($"return {RunCode.Complete(steps.Result)};");
    });
}
