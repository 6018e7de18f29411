namespace EffNet.Cli.Tests.Support;

/// <summary>The state of torchvision's modules, from the files that tests/reference/torchvision_state_dict.py wrote.</summary>
internal static class StateReference
{
    /// <summary>The entries of <paramref name="model"/>, as <c>features.0.0.weight[32x3x3x3]</c>.</summary>
    public static IEnumerable<string> Read(string model)
    {
        using var reader = new StreamReader(typeof(StateReference).Assembly.GetManifestResourceStream($"state_dict/{model}.txt")!);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').SelectMany(ReadModule)];
    }

    private static IEnumerable<string> ReadModule(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Skip(1).Select(word => $"{words[0]}.{word.Split(':')[0]}{word[word.IndexOf('[', StringComparison.Ordinal)..]}");
    }
}
