using EffNet.Tests.Networks;
using TorchSharp;

namespace EffNet.Tests;

/// <summary>The entries of torchvision's modules, in order, from the files that tests/reference/torchvision_state_dict.py wrote.</summary>
internal static class TorchvisionListing
{
    /// <summary>Returns the entries of a network, for example <c>efficientnet_b0</c>.</summary>
    public static IReadOnlyList<StateEntry> Read(string model) =>
        [.. EmbeddedText.ReadLines($"state_dict/{model}.txt").SelectMany(ReadModule)];

    /// <summary>Returns the entries of a published type: <c>TfEfficientNetB3</c> has those of <c>efficientnet_b3</c>.</summary>
    public static IReadOnlyList<StateEntry> ReadFor(string type) => Read(ReferenceName.Of(type));

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
