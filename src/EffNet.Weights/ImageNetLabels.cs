using System.Collections.ObjectModel;

namespace EffNet.Weights;

/// <summary>
/// The 1,000 classes of ImageNet, in the order that public weights answer in: that of their synsets (<c>n01440764</c> first). The words are those of torchvision 0.14.1
/// (<c>torchvision/models/_meta.py</c>; BSD 3-Clause, Soumith Chintala and the torchvision contributors), which are all different.
/// </summary>
public static class ImageNetLabels
{
    private const string Resource = "ImageNetLabels.txt";

    private static readonly Lazy<IReadOnlyList<string>> s_all = new(Read);

    /// <summary>All of them; the place of each is the number of its class.</summary>
    public static IReadOnlyList<string> All => s_all.Value;

    private static ReadOnlyCollection<string> Read()
    {
        using var stream = typeof(ImageNetLabels).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {Resource}.");
        using var reader = new StreamReader(stream);
        return Array.AsReadOnly(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
