using EffNet.Drawing;

namespace EffNet.Cli.Commands;

/// <summary>The request for an image of a network.</summary>
/// <param name="Variant">The variant; <see langword="null"/> if the file has only one.</param>
/// <param name="Output">The image to write; <see langword="null"/> for an SVG and a PNG file with the name of the variant's type, or for no image if JSON is requested.</param>
/// <param name="Theme">The colors of the image.</param>
/// <param name="Json"><see langword="true"/> to print the content of the image.</param>
internal sealed record GraphRequest(string? Variant, string? Output, Theme Theme, bool Json)
{
    /// <summary>
    /// Returns the images to write for the network <paramref name="type"/> in the file <paramref name="path"/>; none if only JSON is requested.
    /// </summary>
    public IReadOnlyList<string> TargetsFor(string path, string type) => (Output, Json) switch
    {
        ({ } one, _) => [one],
        (null, true) => [],
        _ => [Beside(path, $"{type}.svg"), Beside(path, $"{type}.png")],
    };

    private static string Beside(string path, string name) => Path.Combine(Path.GetDirectoryName(path) ?? string.Empty, name);
}
