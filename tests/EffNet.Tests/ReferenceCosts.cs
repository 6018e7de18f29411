using System.Globalization;
using EffNet.Tests.Networks;

namespace EffNet.Tests;

/// <summary>The costs of a network in another library: a line of tests/reference/costs.txt, which explains its columns.</summary>
/// <param name="Resolution">Height and width of the image.</param>
/// <param name="Parameters">Parameter count.</param>
/// <param name="MultiplyAdds">Multiply-adds for one image.</param>
/// <param name="SavedMaps">Bytes that autograd keeps for the backward pass of one image.</param>
internal sealed record ReferenceCosts(long Resolution, long Parameters, long MultiplyAdds, long SavedMaps)
{
    /// <summary>Returns the costs of a published type.</summary>
    public static ReferenceCosts ReadFor(string type) => Read(ReferenceName.Of(type));

    /// <summary>Returns the costs of a network by its name in the library.</summary>
    public static ReferenceCosts Read(string name)
    {
        var numbers = EmbeddedText.ReadLines("costs.txt")
            .Select(line => line.Split('\t'))
            .Single(words => words[0] == name)[1..5]
            .Select(word => long.Parse(word, CultureInfo.InvariantCulture))
            .ToArray();
        return new ReferenceCosts(numbers[0], numbers[1], numbers[2], numbers[3]);
    }
}
