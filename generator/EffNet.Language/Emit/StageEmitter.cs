using EffNet.Networks;
using static EffNet.Language.Emit.CSharpText;

namespace EffNet.Language.Emit;

/// <summary>Writes the module classes of one stage: one per block that stands alone, or one for the stage with its kinds of block nested in it.</summary>
internal sealed class StageEmitter(CodeWriter code, Stage stage, bool takesInputChannels)
{
    private static readonly string[] KindNames = ["Entry", "Repeat"];

    /// <summary>The members of the network that this stage becomes: class, path and constructor arguments of each.</summary>
    public static IEnumerable<(string Member, string Path, Shape Output)> Members(Stage stage) =>
        stage.Blocks[0].StandsAlone
            ? stage.Blocks.Select(b => (b.Name, b.Path, b.Output))
            : [(stage.Member, stage.Path, stage.Output)];

    /// <summary>Writes the classes.</summary>
    public void Write()
    {
        if (stage.Blocks[0].StandsAlone)
        {
            code.Separated(stage.Blocks, block =>
                new BlockEmitter(code, block, takesInputChannels && block == stage.Blocks[0])
                    .Write(block.Name, $"{Xml(stage.Name)}, {Xml(stage.Description)}: {Costs(block.Parameters, block.MultiplyAdds)}."));
            return;
        }

        var kinds = FindKinds();
        code.Summary($"{Xml(stage.Name)}, {Xml(stage.Description)} x {Code(stage.Depth)}: {Costs(stage.Parameters, stage.MultiplyAdds)}.");
        code.Block($"public sealed class {stage.Member} : global::EffNet.UnrolledModule", () =>
        {
            WriteConstructor(kinds);
            WriteBlocks(kinds);
            WriteForward();
            for (var i = 0; i < kinds.Count; i++)
            {
                code.Line();
                new BlockEmitter(code, kinds[i][0], takesInputChannels: false).Write(KindName(i), DescribeKind(kinds[i]));
            }
        });
    }

    /// <summary>Blocks that are alike share a class: as a rule the first block, which shrinks or widens, and all others.</summary>
    private List<List<Block>> FindKinds()
    {
        var kinds = new List<List<Block>>();
        foreach (var block in stage.Blocks)
        {
            if (kinds.Find(k => BlockEmitter.AreAlike(k[0], block)) is { } kind)
                kind.Add(block);
            else
                kinds.Add([block]);
        }

        return kinds;
    }

    private static string KindName(int index) => index < KindNames.Length ? KindNames[index] : $"{KindNames[1]}{Code(index)}";

    private static string DescribeKind(List<Block> kind)
    {
        var who = kind.Count == 1 ? kind[0].Name : $"{kind[0].Name} to {kind[kind.Count - 1].Name}, each";
        return $"{who}: {kind[0].Input} to {kind[0].Output}, {Costs(kind[0].Parameters, kind[0].MultiplyAdds)}.";
    }

    private void WriteConstructor(List<List<Block>> kinds)
    {
        code.Line($"internal {stage.Member}()");
        code.Line($"    : base({Literal(stage.Member)})");
        code.Line("{");
        foreach (var block in stage.Blocks)
        {
            var rate = BlockEmitter.DropRate(block) is { } r ? $"dropRate: {Literal(r)}" : string.Empty;
            var path = stage.Path.Length == 0 ? block.Path : block.Path.Substring(stage.Path.Length + 1);
            code.Line($"    {block.Name} = Attach({Literal(path)}, new {KindOf(kinds, block)}({rate}));");
        }

        code.Line("}");
    }

    private void WriteBlocks(List<List<Block>> kinds)
    {
        foreach (var block in stage.Blocks)
        {
            code.Line();
            code.Summary($"{block.Name} of {Code(stage.Depth)}: {block.Input} to {block.Output}.");
            code.Line($"public {KindOf(kinds, block)} {block.Name} {{ get; }}");
        }

        code.Line();
    }

    private void WriteForward() => ModuleForward.Write(code, "Runs the blocks in turn", stage.Input, stage.Output, () =>
    {
        var lines = new StraightLine(code);
        var last = "input";
        for (var i = 0; i < stage.Blocks.Count; i++)
        {
            var block = stage.Blocks[i];
            var name = Semantics.CSharpNames.Local(block.Name);
            lines.Add(new StraightLine.Step(name, $"Call({block.Name}, {last})", [i], block.Output.ToString()));
            last = name;
        }

        code.Line(RunCode.Begin);
        lines.Write(kept: []);
        code.Line($"return {RunCode.Complete(last)};");
    });

    private static string KindOf(List<List<Block>> kinds, Block block) => KindName(kinds.FindIndex(k => k.Contains(block)));

    private static string Costs(long parameters, long multiplyAdds) => $"{Grouped(parameters)} parameters, {Grouped(multiplyAdds)} multiply-adds";
}
