using EffNet.Tests.Networks;

namespace EffNet.Tests;

/// <summary>What torchvision's calibrated networks computed: the files that scripts in tests/reference wrote.</summary>
internal static class TorchvisionText
{
    /// <summary>The classes of those networks.</summary>
    public const int Classes = 10;

    /// <summary>The words of every line for a published type: <c>TfEfficientNetB3</c> is called <c>tf_efficientnet_b3</c> there.</summary>
    public static IEnumerable<string[]> ReadLines(string folder, string type) =>
        EmbeddedText.ReadLines($"{folder}/{ReferenceName.OfComputation(type)}.txt").Select(line => line.Split(' '));
}
