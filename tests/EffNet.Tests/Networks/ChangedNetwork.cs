using EffNet.Language.Networks;

namespace EffNet.Tests.Networks;

/// <summary>A published variant for other classes, channels or images, described anew: the file's text is changed and compiled.</summary>
internal static class ChangedNetwork
{
    public static Network Of(string file, string variant, int classes = 1000, int channels = 3, int resolution = 224)
    {
        var text = EmbeddedText.Read(file)
            .Replace("classes: 1000;", $"classes: {classes};", StringComparison.Ordinal)
            .Replace("image(channels: 3,", $"image(channels: {channels},", StringComparison.Ordinal);
        var end = text.LastIndexOf('}');
        var changed = $"variant Changed {{ extends: {variant}; resolution: {resolution}; }}";
        var network = NetworkCatalog.Build(text.Insert(end, changed)).Last().Value;
        return network.Classes == classes && network.Input == new Shape(channels, resolution)
            ? network
            : throw new InvalidOperationException($"'{file}' no longer says what is replaced here.");
    }
}
