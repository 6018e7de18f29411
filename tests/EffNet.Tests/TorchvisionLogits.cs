using System.Globalization;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>
/// Images of one size and the logits of torchvision's modules, from the files that tests/reference/torchvision_logits.py wrote.
/// </summary>
/// <param name="Size">Height and width.</param>
/// <param name="Images">The images, in float32.</param>
/// <param name="Logits">The logits, in float64.</param>
internal sealed record TorchvisionLogits(string Size, Tensor Images, Tensor Logits)
{
    /// <summary>Returns the logits of a published type: first at the declared resolution, then at an odd resolution.</summary>
    public static IReadOnlyList<TorchvisionLogits> ReadFor(string type)
    {
        var lines = TorchvisionText.ReadLines("logits", type);
        return [.. lines.GroupBy(words => words[0], words => words[1..]).Select(rows => Read(rows.Key, [.. rows]))];
    }

    private static TorchvisionLogits Read(string size, string[][] rows)
    {
        var sides = size.Split('x').Select(side => long.Parse(side, CultureInfo.InvariantCulture)).ToArray();
        var values = rows.SelectMany(row => row).Select(value => double.Parse(value, CultureInfo.InvariantCulture)).ToArray();
        var images = HashedNumbers.Images(rows.Length, 3, sides[0], sides[1]);
        return new TorchvisionLogits(size, images, tensor(values, rows.Length, TorchvisionText.Classes));
    }
}
