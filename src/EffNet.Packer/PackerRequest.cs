namespace EffNet.Packer;

/// <summary>The request of a build, as <c>Weights.targets</c> writes it. Each line has a keyword and a value.</summary>
/// <param name="Packing">How weights are packed.</param>
/// <param name="Output">The folder for packed engines. The file name of each engine is the name of its network.</param>
/// <param name="RootNamespace">The namespace of networks whose file does not declare a namespace; empty for the global namespace.</param>
/// <param name="Models">The <c>.effnet</c> files of the project.</param>
/// <param name="Weights">The <c>EffNetWeights</c> items of the project.</param>
internal sealed record PackerRequest(Packing Packing, string Output, string RootNamespace, IReadOnlyList<string> Models, IReadOnlyList<WeightsItem> Weights)
{
    /// <summary>Reads a request.</summary>
    /// <param name="lines">
    /// The lines of the request. Each weight file has a <c>network</c> line with the name of the network followed by <c>/</c>, and a <c>file</c> line with the path.
    /// The <c>network</c> lines and the <c>file</c> lines are in the same order.
    /// </param>
    public static PackerRequest Read(IReadOnlyList<string> lines)
    {
        var packing = Values("packing").Single().ToUpperInvariant() switch
        {
            "TRUE" => Packing.Single,
            "HALF" => Packing.Half,
            _ => Packing.None,
        };
        var weights = Values("network").Zip(Values("file"), (network, file) => new WeightsItem(network[..^1], file));
        return new PackerRequest(packing, Values("output").Single(), Values("namespace").SingleOrDefault() ?? string.Empty, [.. Values("model")], [.. weights]);

        IEnumerable<string> Values(string word) => lines.Where(l => l.StartsWith($"{word} ", StringComparison.Ordinal)).Select(l => l[(word.Length + 1)..]);
    }
}
