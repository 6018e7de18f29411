using EffNet.Networks;

namespace EffNet.Language.CSharp;

/// <summary>A member of a generated network: a stage, or a block without a stage module.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Name">The name of the member.</param>
/// <param name="Path">The path of the member's module.</param>
/// <param name="Nodes">The nodes that the module computes.</param>
internal sealed record NetworkMember(Stage Stage, string Name, string Path, IReadOnlyList<Node> Nodes)
{
    /// <summary>Gets the shape of its main result.</summary>
    public Shape Output => Nodes[Nodes.Count - 1].Output;

    /// <summary>Returns the members for a stage.</summary>
    /// <param name="stage">The stage.</param>
    public static IEnumerable<NetworkMember> Of(Stage stage) => stage.Blocks[0].StandsAlone
        ? stage.Blocks.Select(b => new NetworkMember(stage, b.Name, b.Path, b.Nodes))
        : [new NetworkMember(stage, stage.Member, stage.Path, [.. stage.Nodes])];
}
