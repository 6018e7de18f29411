using EffNet.Networks;
using static EffNet.Language.CSharp.CSharpText;

namespace EffNet.Language.CSharp;

/// <summary>Writes the module class of one block: a typed member per layer, a constructor, and <c>forward</c> line by line.</summary>
/// <param name="code">The writer.</param>
/// <param name="network">The network.</param>
/// <param name="block">A block of it.</param>
internal sealed class BlockEmitter(CodeWriter code, Network network, Block block)
{
    private const string Tensor = "global::TorchSharp.torch.Tensor";

    private readonly Node? _stem = network.Stem;

    /// <summary>The linear layer of the classifier, if it is in this block.</summary>
    private readonly Node? _linear = network.Classifier is { } classifier && block.Computes(classifier.Linear.Outputs[0]) ? classifier.Linear : null;

    /// <summary>Returns the arguments of the constructor.</summary>
    public string Arguments() =>
        string.Join(", ", ConstructorArguments.Of(network, block.Nodes).Concat(DropRates().Select(r => $"{r.Parameter}: {Literal(r.Rate)}")));

    /// <summary>Writes the class.</summary>
    /// <param name="name">The name of the class.</param>
    /// <param name="summary">The summary of the class, as XML.</param>
    public void Write(string name, string summary)
    {
        code.Summary(summary);
        code.Block($"public sealed class {name} : global::EffNet.UnrolledModule", () =>
        {
            WriteConstructor(name);
            foreach (var node in block.Nodes.Where(n => n.Path is not null))
            {
                code.Line();
                code.Summary(LayerCode.Describe(node));
                code.Line($"public {LayerCode.TypeOf(node)}{(ReferenceEquals(node, _linear) ? "?" : string.Empty)} {node.Name} {{ get; }}");
            }

            if (_linear is not null)
                WriteEmbed();
            code.Line();
            WriteForward();
        });
    }

    private void WriteConstructor(string name)
    {
        var rates = DropRates();
        var parameters = ConstructorArguments.Of(network, block.Nodes).Select(a => $"int {a}").Concat(rates.Select(r => $"double {r.Parameter}"));
        code.Line($"internal {name}({string.Join(", ", parameters)})");
        code.Line($"    : base({Literal(name)})");
        code.Line("{");
        foreach (var node in block.Nodes.Where(n => n.Path is not null))
        {
            var isLinear = ReferenceEquals(node, _linear);
            var names = new OperationCode.Names(
                ReferenceEquals(node, _stem) ? ConstructorArguments.InputChannels : null,
                isLinear ? ConstructorArguments.Classes : null,
                rates.FirstOrDefault(r => ReferenceEquals(r.Node, node)).Parameter);
            if (isLinear)
                code.Line($"    if ({ConstructorArguments.Classes} > 0)");
            code.Line($"{(isLinear ? "        " : "    ")}{node.Name} = Attach({Literal(block.RelativePathOf(node)!)}, {LayerCode.Create(node, names)});");
        }

        code.Line("}");
    }

    /// <summary>Returns the rates of stochastic depth, which are constructor arguments because they differ among blocks of one class.</summary>
    private List<(Node Node, string Parameter, double Rate)> DropRates()
    {
        var nodes = block.Nodes.Where(n => n.Operation is StochasticDepth).ToList();
        return nodes.ConvertAll(n => (n, nodes.Count == 1 ? "dropRate" : $"dropRate{Code(nodes.IndexOf(n) + 1)}", ((StochasticDepth)n.Operation).Rate));
    }

    /// <summary>Writes the method <c>Embed</c>: the steps before dropout and the linear layer, for any number of classes.</summary>
    private void WriteEmbed()
    {
        var boundary = ModuleBoundary.Of(network, block.Nodes);
        var features = network.Classifier!.Features;
        code.Line();
        code.Summary($"Runs the layers before the linear layer: {block.Input} to {features.Shape}.");
        boundary.DocumentParameters(code);
        code.Line("/// <returns>A batch of vectors. The caller disposes it.</returns>");
        code.Block($"public {Tensor} Embed({boundary.Parameters()})", () =>
        {
            var lines = new StraightLine(code, network.Plan);
            boundary.NameParameters(lines);
            WriteBeginning(new BlockSteps(network, block, lines, withoutClassifier: true));
            lines.Write([features]);
            code.Line($"return {RunCode.Complete(lines.NameOf(features))};");
        });
    }

    private void WriteForward() => ModuleBoundary.Of(network, block.Nodes).WriteRun(
        code, "Runs the layers", network.Plan, lines => WriteBeginning(new BlockSteps(network, block, lines)));

    private void WriteBeginning(BlockSteps steps)
    {
        code.Line(RunCode.Begin);
        if (steps.AsksWhetherUnwatched)
            code.Line($"var {LayerCode.Unwatched} = IsUnwatched();");
    }
}
