namespace EffNet.Language.CSharp;

/// <summary>Weights that the build puts into the program, or beside it.</summary>
/// <param name="Network">The type of the network, as the project names it: with or without its namespace.</param>
/// <param name="IsEmbedded">Whether they are a resource of the assembly; otherwise they are a file in the folder of the program.</param>
/// <param name="FileName">The name of the file.</param>
public sealed record ProjectWeights(string Network, bool IsEmbedded, string FileName)
{
    /// <summary>Gets the name of the resource.</summary>
    public string ResourceName => $"EffNet.Weights.{Network}";
}
