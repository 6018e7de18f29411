namespace EffNet.Language.CSharp;

/// <summary>Weights that the build embeds into the program or copies next to it.</summary>
/// <param name="Network">The type of the network as the project writes it, with or without its namespace.</param>
/// <param name="IsEmbedded">
/// <see langword="true"/> if the weights are a resource of the assembly; <see langword="false"/> if they are a file in the folder of the program.
/// </param>
/// <param name="FileName">The name of the file.</param>
public sealed record ProjectWeights(string Network, bool IsEmbedded, string FileName)
{
    /// <summary>Gets the name of the resource.</summary>
    public string ResourceName => $"EffNet.Weights.{Network}";
}
