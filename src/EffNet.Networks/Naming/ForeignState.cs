namespace EffNet.Networks.Naming;

/// <summary>The names that another library gives to the weights of a network.</summary>
/// <param name="Names">A map from the library's names to the network's names, without the weights in <paramref name="Blocks"/>.</param>
/// <param name="Blocks">
/// For each repeated block, in order of execution: a map from the library's names, relative to the block, to the network's names. Used if the library's block
/// numbers are known only from the file; otherwise, empty.
/// </param>
internal sealed record ForeignState(IReadOnlyDictionary<string, string> Names, IReadOnlyList<IReadOnlyDictionary<string, string>> Blocks);
