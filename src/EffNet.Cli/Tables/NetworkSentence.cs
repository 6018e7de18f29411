using EffNet.Networks;

namespace EffNet.Cli.Tables;

/// <summary>Describes the input and output of a network in a few words.</summary>
internal static class NetworkSentence
{
    /// <summary>Returns <c>3 x 224 x 224 in, 1,000 out</c>.</summary>
    public static string Of(Network network) => $"{network.Input} in, {Figures.Exact(network.ClassCount)} out";
}
