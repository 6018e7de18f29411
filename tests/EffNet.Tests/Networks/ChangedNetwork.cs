using EffNet.Language.Networks;

namespace EffNet.Tests.Networks;

/// <summary>A published variant for other classes, channels or images, described anew: the file's text is changed and compiled.</summary>
internal static class ChangedNetwork
{
    /// <summary>The variant that the C# type <paramref name="typeName"/> is generated from.</summary>
    public static Network Of(string typeName, int classes = 1000, int channels = 3, int resolution = 224)
    {
        var file = typeName.StartsWith("Tf", StringComparison.Ordinal) ? "efficientnet-tf.effnet" : "models.effnet";
        var text = EmbeddedText.Read(file)
            .Replace("classes: 1000;", $"classes: {classes};", StringComparison.Ordinal)
            .Replace("image(channels: 3,", $"image(channels: {channels},", StringComparison.Ordinal);
        var end = text.LastIndexOf('}');
        var changed = $"variant Changed {{ extends: {typeName[^2..]}; resolution: {resolution}; }}";
        var network = NetworkCatalog.Build(text.Insert(end, changed)).Last().Value;
        return network.Classes == classes && network.Input == new Shape(channels, resolution)
            ? network
            : throw new InvalidOperationException($"'{file}' no longer says what is replaced here.");
    }
}
