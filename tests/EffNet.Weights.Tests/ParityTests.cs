using System.Globalization;
using EffNet.Models;
using EffNet.Weights.Tests.Support;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Weights.Tests;

/// <summary>The test that tests/scripts/weights-parity runs: full-size files that Python wrote to the folder that an environment variable specifies.</summary>
public sealed class ParityTests
{
    private const int Classes = 10;
    private const int Images = 2;

    [Fact]
    public void Network_computes_the_same_as_Python_for_every_weight_file()
    {
        if (Environment.GetEnvironmentVariable("EFFNET_WEIGHTS_FOLDER") is not { Length: > 0 } folder)
        {
            Assert.Skip("tests/scripts/weights-parity names a folder in EFFNET_WEIGHTS_FOLDER.");
            return;
        }

        using var results = File.CreateText(Path.Combine(folder, "results.txt"));
        var distances = File.ReadLines(Path.Combine(folder, "manifest.txt")).Select(line => Check(folder, line.Split(' '), results)).ToList();

        Assert.NotEmpty(distances);
        Assert.All(distances, distance => Assert.InRange(distance, 0, Numbers.Tolerance));
    }

    private static double Check(string folder, string[] words, StreamWriter results)
    {
        using var noGrad = no_grad();
        var expected = words[2..].Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        var variant = EfficientNet.Variants.Concat(TfEfficientNet.Variants).Single(v => v.TypeName == TypeName(words[1]));
        using var network = variant.Create(Classes, 3, null, null, initialize: false);
        network.eval();

        var report = network.LoadWeights(Path.Combine(folder, words[0]));

        using var images = HashedNumbers.Images(Images, 3, 149, 131);
        using var logits = network.call(images);
        var distance = Numbers.Distance(expected, logits);
        results.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{words[0],-48} {report.Format,-14} {report.Naming,-6} {report.Matched.Count,5} {distance:E1}"));
        SaveForPython(network, folder, words[0]);
        return distance;
    }

    /// <summary>Saves the weights of one file of torchvision in two formats, for Python to read.</summary>
    private static void SaveForPython(nn.Module network, string folder, string file)
    {
        if (!file.StartsWith("torchvision", StringComparison.Ordinal) || !file.EndsWith("zip.pth", StringComparison.Ordinal))
            return;
        foreach (var ending in new[] { ".pth", ".safetensors" })
            network.SaveWeights(Path.Combine(folder, "saved-" + Path.ChangeExtension(file, ending)));
    }

    // tf_efficientnet_b0
    private static string TypeName(string network) => (network.StartsWith("tf_", StringComparison.Ordinal) ? "TfEfficientNetB" : "EfficientNetB") + network[^1];
}
