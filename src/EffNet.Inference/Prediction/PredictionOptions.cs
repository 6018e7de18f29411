using EffNet.Pictures;

namespace EffNet;

/// <summary>Specifies how pictures are classified.</summary>
public sealed record PredictionOptions
{
    /// <summary>Gets the preprocessing; that of the weights if <see langword="null"/>.</summary>
    public Preprocessing? Preprocessing { get; init; }

    /// <summary>Gets the names of the classes, one for each output of the network; those of the weights if <see langword="null"/>.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>Gets the number of images in a batch.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Gets the options and limits for reading files.</summary>
    public PictureLoadOptions LoadOptions { get; init; } = PictureLoadOptions.Default;
}
