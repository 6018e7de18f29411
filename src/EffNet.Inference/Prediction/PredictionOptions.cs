using EffNet.Pictures;

namespace EffNet;

/// <summary>Specifies how pictures are classified.</summary>
public sealed record PredictionOptions
{
    /// <summary>Gets the preprocessing. If <see langword="null"/>, the preprocessing of the weights is used.</summary>
    public Preprocessing? Preprocessing { get; init; }

    /// <summary>Gets the names of the classes, one for each output of the network. If <see langword="null"/>, the names of the weights are used.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>Gets the number of images in a batch. The default is 32.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Gets the options and limits for reading files.</summary>
    public PictureLoadOptions LoadOptions { get; init; } = PictureLoadOptions.Default;
}
