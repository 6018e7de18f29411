using EffNet.Networks;

namespace EffNet.Tests.Interpretation;

/// <summary>The names of nodes.</summary>
internal static class StatePath
{
    /// <summary>Returns the path of a node's module from the root of the network; for arithmetic, which is not a module, its name.</summary>
    public static string Key(this Node node) => node.Path ?? node.Name;

    /// <summary>Returns every node that is a module, with its path.</summary>
    public static IEnumerable<(string Path, Operation Operation)> ModulesOf(Network network) =>
        from node in network.Nodes
        where node.Path is not null
        select (node.Path, node.Operation);
}
