using EffNet.Networks;
using static EffNet.Language.CSharp.CSharpText;

namespace EffNet.Language.CSharp;

/// <summary>
/// Writes the module classes of a stage. A stage without its own module has one class per block. Every other stage has one class, with nested classes for its kinds of
/// blocks.
/// </summary>
/// <param name="code">The writer.</param>
/// <param name="network">The network.</param>
/// <param name="stage">A stage of it.</param>
internal sealed class StageEmitter(CodeWriter code, Network network, Stage stage)
{
    private static readonly string[] s_kindNames = ["Entry", "Repeat"];

    /// <summary>Writes the classes.</summary>
    public void Write()
    {
        if (stage.Blocks[0].StandsAlone)
        {
            code.Separated(stage.Blocks, block =>
                new BlockEmitter(code, network, block).Write(block.Name, $"{Xml(stage.Name)}, {Xml(stage.Description)}: {Costs(block.Parameters, block.MultiplyAdds)}."));
            return;
        }

        // Equal blocks share a class. Usually, the first block, which has the stride or changes the channels, has its own class, and all others share another class.
        var kinds = stage.Blocks.GroupBy(block => block, new BlockFormComparer(network)).Select(g => g.ToList()).ToList();
        var names = kinds.SelectMany((kind, i) => kind.Select(block => (block.Name, Kind: KindName(i)))).ToDictionary(k => k.Name, k => k.Kind, StringComparer.Ordinal);
        code.Summary($"{Xml(stage.Name)}, {Xml(stage.Description)} x {Code(stage.Depth)}: {Costs(stage.Parameters, stage.MultiplyAdds)}.");
        code.Block($"public sealed class {stage.Member} : global::EffNet.UnrolledModule", () =>
        {
            WriteConstructor(names);
            WriteBlocks(names);
            WriteForward();
            foreach (var kind in kinds)
            {
                code.Line();
                new BlockEmitter(code, network, kind[0]).Write(names[kind[0].Name], DescribeKind(kind));
            }
        });
    }

    private static string KindName(int index) => index < s_kindNames.Length ? s_kindNames[index] : $"{s_kindNames[1]}{Code(index)}";

    private static string DescribeKind(List<Block> kind)
    {
        var who = kind.Count == 1 ? kind[0].Name : $"{kind[0].Name} to {kind[kind.Count - 1].Name}, each";
        return $"{who}: {kind[0].Input} to {kind[0].Output}, {Costs(kind[0].Parameters, kind[0].MultiplyAdds)}.";
    }

    private void WriteConstructor(Dictionary<string, string> kinds)
    {
        code.Line($"internal {stage.Member}({string.Join(", ", ConstructorArguments.Of(network, [.. stage.Nodes]).Select(a => $"int {a}"))})");
        code.Line($"    : base({Literal(stage.Member)})");
        code.Line("{");
        foreach (var block in stage.Blocks)
        {
            var path = stage.Path.Length == 0 ? block.Path : block.Path.Substring(stage.Path.Length + 1);
            code.Line($"    {block.Name} = Attach({Literal(path)}, new {kinds[block.Name]}({new BlockEmitter(code, network, block).Arguments()}));");
        }

        code.Line("}");
    }

    private void WriteBlocks(Dictionary<string, string> kinds)
    {
        foreach (var block in stage.Blocks)
        {
            code.Line();
            code.Summary($"{block.Name} of {Code(stage.Depth)}: {block.Input} to {block.Output}.");
            code.Line($"public {kinds[block.Name]} {block.Name} {{ get; }}");
        }

        code.Line();
    }

    private void WriteForward() => ModuleBoundary.Of(network, [.. stage.Nodes]).WriteRun(code, "Runs the blocks in turn", network.Plan, lines =>
    {
        foreach (var block in stage.Blocks)
            lines.Add(ModuleBoundary.Of(network, block.Nodes).Step(block.Name, network.Plan.IndexOf(block.Nodes[block.Nodes.Count - 1]), lines.NameOf));
        code.Line(RunCode.Begin);
    });

    private static string Costs(long parameters, long multiplyAdds) => $"{Grouped(parameters)} parameters, {Grouped(multiplyAdds)} multiply-adds";
}
