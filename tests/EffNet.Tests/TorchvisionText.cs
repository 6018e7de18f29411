using EffNet.Tests.Networks;

namespace EffNet.Tests;

/// <summary>The results of torchvision's calibrated networks, from the files that scripts in tests/reference wrote.</summary>
internal static class TorchvisionText
{
    /// <summary>The number of classes of these networks.</summary>
    public const int Classes = 10;

    /// <summary>Returns the words of every line for a published type, for example <c>tf_efficientnet_b3</c> for <c>TfEfficientNetB3</c>.</summary>
    public static IEnumerable<string[]> ReadLines(string folder, string type) =>
        EmbeddedText.ReadLines($"{folder}/{ReferenceName.OfComputation(type)}.txt").Select(line => line.Split(' '));
}
