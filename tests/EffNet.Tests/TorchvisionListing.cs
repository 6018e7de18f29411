using TorchSharp;

namespace EffNet.Tests;

/// <summary>What torchvision's own modules hold, in order: the files that tests/reference/torchvision_state_dict.py wrote.</summary>
internal static class TorchvisionListing
{
    /// <summary>The entries of <c>efficientnet_b0</c> to <c>_b7</c>.</summary>
    public static IReadOnlyList<StateEntry> Read(string model) =>
        [.. EmbeddedText.ReadLines($"state_dict/{model}.txt").SelectMany(ReadModule)];

    /// <summary>torchvision's name for a type of either family: <c>TfEfficientNetB3</c> has the entries of <c>efficientnet_b3</c>.</summary>
    public static IReadOnlyList<StateEntry> ReadFor(string type) => Read($"efficientnet_b{type[^1]}");

    private static IEnumerable<StateEntry> ReadModule(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Skip(1).Select(word => ReadEntry(words[0], word));
    }

    // weight:float32[32x3x3x3]
    private static StateEntry ReadEntry(string module, string word)
    {
        var parts = word.Split(':', '[', ']');
        return new StateEntry($"{module}.{parts[0]}", parts[2], Enum.Parse<torch.ScalarType>(parts[1], ignoreCase: true));
    }
}
