using EffNet.Pictures;

namespace EffNet;

/// <summary>The options for asking a network for the best classes of pictures.</summary>
public sealed record PredictionOptions
{
    /// <summary>Gets how pictures are prepared; as the network's weights say if <see langword="null"/>.</summary>
    public Preprocessing? Preprocessing { get; init; }

    /// <summary>Gets the names of the classes, one for each output of the network; those that the network's weights say if <see langword="null"/>.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>Gets how many images the network takes at once.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Gets how files are read, and the limits.</summary>
    public PictureLoadOptions LoadOptions { get; init; } = PictureLoadOptions.Default;
}
