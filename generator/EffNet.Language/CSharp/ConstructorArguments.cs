using EffNet.Networks;

namespace EffNet.Language.CSharp;

/// <summary>The arguments of a network's constructor that are passed on to the modules whose layers depend on them.</summary>
internal static class ConstructorArguments
{
    /// <summary>The number of channels of the images.</summary>
    public const string InputChannels = "inputChannels";

    /// <summary>The number of classes.</summary>
    public const string Classes = "classes";

    /// <summary>Returns the arguments that the module of consecutive nodes takes.</summary>
    /// <param name="network">The network.</param>
    /// <param name="nodes">The nodes.</param>
    public static IEnumerable<string> Of(Network network, IReadOnlyList<Node> nodes)
    {
        var (first, last) = (network.Plan.IndexOf(nodes[0]), network.Plan.IndexOf(nodes[nodes.Count - 1]));
        if (Contains(network.Stem))
            yield return InputChannels;
        if (Contains(network.Classifier?.Linear))
            yield return Classes;

        bool Contains(Node? node) => node is not null && network.Plan.IndexOf(node) is var index && index >= first && index <= last;
    }
}
