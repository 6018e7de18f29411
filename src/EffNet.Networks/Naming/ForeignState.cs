namespace EffNet.Networks.Naming;

/// <summary>The names that another library gives to the weights of a network.</summary>
/// <param name="Names">The network's names by the library's names, except those in <paramref name="Blocks"/>.</param>
/// <param name="Blocks">
/// The network's names by the library's names within the block, for blocks whose numbers in the library's names are known only from a file, in order of
/// execution.
/// </param>
internal sealed record ForeignState(IReadOnlyDictionary<string, string> Names, IReadOnlyList<IReadOnlyDictionary<string, string>> Blocks);
