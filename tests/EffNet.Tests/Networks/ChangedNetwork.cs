using System.Text.RegularExpressions;
using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Tests.Networks;

/// <summary>A published variant for other classes, channels or image sizes, compiled from a changed text of its file.</summary>
internal static class ChangedNetwork
{
    private const string Name = "Changed";

    /// <summary>Returns the changed network of the variant that the C# type <paramref name="typeName"/> is generated from.</summary>
    public static Network Of(string typeName, int classes = 1000, int channels = 3, int resolution = 224)
    {
        var (file, original) = NetworkCatalog.FindEntry(typeName);
        var text = EmbeddedText.Read(file)
            .Replace("classes: 1000;", $"classes: {classes};", StringComparison.Ordinal)
            .Replace("image(channels: 3,", $"image(channels: {channels},", StringComparison.Ordinal);
        var place = Regex.Match(text, $@"\bvariant {original.Name}\b").Index;
        var changed = $"variant {Name} {{ extends: {original.Name}; resolution: {resolution}; }} ";
        var network = NetworkCatalog.NetworkOf(NetworkCatalog.Build(text.Insert(place, changed)).Single(variant => variant.Name == Name));
        return network.ClassCount == classes && network.Input == Shape.Square(channels, resolution)
            ? network
            : throw new InvalidOperationException($"'{file}' no longer says what is replaced here.");
    }
}
