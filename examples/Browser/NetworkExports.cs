using System.Diagnostics;
using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using System.Text.Json;
using EffNet.Pictures;

namespace Browser;

/// <summary>Provides the methods that worker.js calls in the worker's .NET runtime. The page has its own runtime with the component <see cref="App"/>.</summary>
[SupportedOSPlatform("browser")]
internal static partial class NetworkExports
{
    private static PhotoClassifier? s_classifier;

    /// <summary>Loads weights. They replace the previous weights.</summary>
    /// <param name="file">The content of the file.</param>
    /// <param name="name">The name of the file.</param>
    /// <param name="network">The type of the network; empty if the file names it.</param>
    /// <returns><see cref="NetworkFacts"/> as JSON.</returns>
    [JSExport]
    internal static string Load(byte[] file, string name, string network)
    {
        var start = Stopwatch.GetTimestamp();
        var loaded = PhotoClassifier.Load(file, network.Length == 0 ? null : network);
        s_classifier?.Dispose();
        s_classifier = loaded;
        return JsonSerializer.Serialize(loaded.Describe(name, start), Messages.Default.NetworkFacts);
    }

    /// <summary>Classifies a photograph.</summary>
    /// <param name="pixels">Red, green, blue and alpha of every pixel, in rows from top to bottom.</param>
    /// <param name="width">The width of the photograph, in pixels.</param>
    /// <param name="height">The height of the photograph, in pixels.</param>
    /// <param name="name">The name of the photograph's file.</param>
    /// <returns>An <see cref="Answer"/> as JSON.</returns>
    [JSExport]
    internal static string Classify(byte[] pixels, int width, int height, string name)
    {
        // Remove alpha in place: move the three colors of each pixel to their positions without alpha.
        var count = width * height;
        for (var i = 1; i < count; i++)
            (pixels[3 * i], pixels[(3 * i) + 1], pixels[(3 * i) + 2]) = (pixels[4 * i], pixels[(4 * i) + 1], pixels[(4 * i) + 2]);
        Array.Resize(ref pixels, 3 * count);
        return JsonSerializer.Serialize(Loaded().Classify(name, new Picture(width, height, pixels)), Messages.Default.Answer);
    }

    /// <summary>Draws the class activation map of the last photograph.</summary>
    /// <param name="index">The class.</param>
    /// <returns>Red, green, blue and alpha of the overlay for the cropped square, in the size of the network's input.</returns>
    [JSExport]
    internal static byte[] Explain(int index)
    {
        var loaded = Loaded();
        return Heat.Draw(loaded.Explain(index), loaded.Side);
    }

    private static PhotoClassifier Loaded() => s_classifier ?? throw new InvalidOperationException("Load weights first.");
}
