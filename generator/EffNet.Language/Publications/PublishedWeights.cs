using EffNet.Networks;

namespace EffNet.Language.Publications;

/// <summary>A row of the catalog of checkpoints. Most fields are text, because the compiler only writes them into documentation.</summary>
/// <param name="Name">The provider, a slash and the provider's own name.</param>
/// <param name="Network">The type of the shipped network that the row is for.</param>
/// <param name="Padding">The padding that the weights were trained with.</param>
/// <param name="Epsilon">The number that batch norm added to variances.</param>
/// <param name="Resize">Pixels of the shorter side after resizing.</param>
/// <param name="Crop">Side of the square that the network reads.</param>
/// <param name="Interpolation">The interpolation for resizing images.</param>
/// <param name="Top1">Top-1 accuracy in percent; <see langword="null"/> if unknown.</param>
/// <param name="Top5">Top-5 accuracy in percent; <see langword="null"/> if unknown.</param>
/// <param name="Mebibytes">The size of the file; <see langword="null"/> if unknown.</param>
internal sealed record PublishedWeights(
    string Name, string Network, Padding Padding, double Epsilon, string Resize, string Crop, string Interpolation, string? Top1, string? Top5, string? Mebibytes)
{
    /// <summary>Gets the publisher.</summary>
    public string Provider => Name.Substring(0, Name.IndexOf('/'));

    /// <summary>
    /// Gets the C# name: provider and tag, so <c>torchvision/efficientnet_b0.imagenet1k_v1</c> is <c>TorchvisionImageNet1kV1</c>. The model's name before the
    /// tag is omitted, because the type has the same name.
    /// </summary>
    public string Member => Capitals(Provider) + Capitals(Name.Substring(Name.IndexOf('.') + 1)).Replace("Imagenet", "ImageNet");

    private static string Capitals(string text) =>
        string.Concat(text.Split('_', '.').Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part.Substring(1)));
}
