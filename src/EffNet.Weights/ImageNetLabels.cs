using System.Collections.ObjectModel;

namespace EffNet.Weights;

/// <summary>
/// The names of the 1,000 ImageNet classes, in the order of the outputs of public weights: by synset (<c>n01440764</c> first). The names are those of
/// torchvision 0.14.1 (<c>torchvision/models/_meta.py</c>; BSD 3-Clause, Soumith Chintala and the torchvision contributors), where each name is unique.
/// </summary>
public static class ImageNetLabels
{
    private const string Resource = "ImageNetLabels.txt";

    private static readonly Lazy<IReadOnlyList<string>> s_all = new(Read);

    /// <summary>Gets all names. The index of a name is the index of its class.</summary>
    public static IReadOnlyList<string> All => s_all.Value;

    private static ReadOnlyCollection<string> Read()
    {
        using var stream = typeof(ImageNetLabels).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource '{Resource}' is missing in the assembly.");
        using var reader = new StreamReader(stream);
        return Array.AsReadOnly(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
