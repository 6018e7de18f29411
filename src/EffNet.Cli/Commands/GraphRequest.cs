using EffNet.Drawing;

namespace EffNet.Cli.Commands;

/// <summary>What a user wants drawn, and how.</summary>
/// <param name="Variant">The variant; <see langword="null"/> if the file has only one.</param>
/// <param name="Output">The image to write; <see langword="null"/> for those that the variant's name suggests.</param>
/// <param name="Theme">Its colors.</param>
/// <param name="Json">Whether what it shows is printed.</param>
internal sealed record GraphRequest(string? Variant, string? Output, Theme Theme, bool Json)
{
    /// <summary>Returns the images to write of the network <paramref name="type"/> in the file <paramref name="path"/>; none if only JSON is asked for.</summary>
    public IReadOnlyList<string> TargetsFor(string path, string type) => (Output, Json) switch
    {
        ({ } one, _) => [one],
        (null, true) => [],
        _ => [Beside(path, $"{type}.svg"), Beside(path, $"{type}.png")],
    };

    private static string Beside(string path, string name) => Path.Combine(Path.GetDirectoryName(path) ?? string.Empty, name);
}
