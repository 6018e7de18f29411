namespace EffNet.Networks.Naming;

/// <summary>What another library calls the weights of a network.</summary>
/// <param name="Names">The network's names by the library's, but for those of <paramref name="Blocks"/>.</param>
/// <param name="Blocks">Weights in blocks whose numbers in the library's names only a file shows, in order of execution: the network's names by the library's within the block.</param>
internal sealed record ForeignState(IReadOnlyDictionary<string, string> Names, IReadOnlyList<IReadOnlyDictionary<string, string>> Blocks);
