namespace EffNet.Packer;

/// <summary>What a build asks for, as <c>Weights.targets</c> writes it: a line for each part, which begins with a word.</summary>
/// <param name="Packing">What becomes of the weights.</param>
/// <param name="Output">The folder for engines, of which each is named by its network.</param>
/// <param name="Models">The <c>.effnet</c> files of the project.</param>
/// <param name="Weights">The weights.</param>
internal sealed record PackerRequest(Packing Packing, string Output, IReadOnlyList<string> Models, IReadOnlyList<ProjectWeights> Weights)
{
    /// <summary>Reads a request.</summary>
    /// <param name="lines">Its lines. One of weights has the network before the first <c>/</c>, and the file after it.</param>
    public static PackerRequest Read(IReadOnlyList<string> lines)
    {
        var packing = Values("packing").Single().ToUpperInvariant() switch
        {
            "TRUE" => Packing.Single,
            "HALF" => Packing.Half,
            _ => Packing.None,
        };
        var weights = Values("weights").Select(v => v.Split('/', 2)).Select(v => new ProjectWeights(v[0], v[1]));
        return new PackerRequest(packing, Values("output").Single(), [.. Values("model")], [.. weights]);

        IEnumerable<string> Values(string word) => lines.Where(l => l.StartsWith($"{word} ", StringComparison.Ordinal)).Select(l => l[(word.Length + 1)..]);
    }
}
