namespace EffNet.Explanation;

/// <summary>Specifies how a map is drawn over a picture.</summary>
public sealed record OverlayOptions
{
    private readonly double _opacity = 0.5;

    /// <summary>Gets the share of the map's color in every pixel, from 0 (only the picture) to 1 (only the map).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 1.</exception>
    public double Opacity
    {
        get => _opacity;
        init => _opacity = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"{nameof(Opacity)} must be from 0 to 1, but was {value}.");
    }

    /// <summary>
    /// Gets a value indicating whether the picture keeps its colors below the map. By default, the picture is drawn in gray so that every hue comes from the map. Otherwise, for
    /// example, half-transparent yellow over a blue part of the picture would look like the middle of the scale.
    /// </summary>
    public bool KeepColors { get; init; }

    /// <summary>Gets the colors of the map.</summary>
    public Colormap Colormap { get; init; } = Colormap.Inferno;

    /// <summary>Gets the method that scales the numbers of the map to the range of the colors.</summary>
    public ActivationScale Scale { get; init; }

    /// <summary>Gets a value indicating whether a legend is drawn below the picture: captions and a bar of the colors from 0 to 1.</summary>
    public bool Legend { get; init; } = true;

    /// <summary>Gets the first line of the legend, for example the class and its probability. It is shortened if it is too long.</summary>
    public string Caption { get; init; } = string.Empty;

    /// <summary>Gets the second line of the legend in a smaller font, for example the network and the layer. It is shortened if it is too long.</summary>
    public string Detail { get; init; } = string.Empty;
}
