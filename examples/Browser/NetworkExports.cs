using System.Diagnostics;
using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using System.Text.Json;
using EffNet.Pictures;

namespace Browser;

/// <summary>What worker.js calls, in the worker's own .NET runtime. The page's runtime has the component <see cref="App"/> instead.</summary>
[SupportedOSPlatform("browser")]
internal static partial class NetworkExports
{
    private static PhotoClassifier? s_classifier;

    /// <summary>Loads weights, in place of those before.</summary>
    /// <param name="file">The content of the file.</param>
    /// <param name="name">Its name.</param>
    /// <param name="network">The type of the network; empty if the file tells.</param>
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
    /// <param name="pixels">Red, green, blue and alpha of every pixel, rows from the top.</param>
    /// <param name="width">Its width in pixels.</param>
    /// <param name="height">Its height in pixels.</param>
    /// <param name="name">The name of its file.</param>
    /// <returns>An <see cref="Answer"/> as JSON.</returns>
    [JSExport]
    internal static string Classify(byte[] pixels, int width, int height, string name)
    {
        // In place: the three colors of each pixel move to where they are without alpha.
        var count = width * height;
        for (var i = 1; i < count; i++)
            (pixels[3 * i], pixels[(3 * i) + 1], pixels[(3 * i) + 2]) = (pixels[4 * i], pixels[(4 * i) + 1], pixels[(4 * i) + 2]);
        Array.Resize(ref pixels, 3 * count);
        return JsonSerializer.Serialize(Loaded().Classify(name, new Picture(width, height, pixels)), Messages.Default.Answer);
    }

    /// <summary>Draws which places of the last photograph speak for a class.</summary>
    /// <param name="index">The class.</param>
    /// <returns>Red, green, blue and alpha of what lies over the square that the network sees, as many pixels as it reads.</returns>
    [JSExport]
    internal static byte[] Explain(int index)
    {
        var loaded = Loaded();
        return Heat.Draw(loaded.Explain(index), loaded.Side);
    }

    private static PhotoClassifier Loaded() => s_classifier ?? throw new InvalidOperationException("Load weights first.");
}
