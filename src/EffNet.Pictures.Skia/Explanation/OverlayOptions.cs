namespace EffNet.Explanation;

/// <summary>How a map is drawn over a picture.</summary>
public sealed record OverlayOptions
{
    private readonly double _opacity = 0.5;

    /// <summary>The share of the map's color in every pixel, from 0, the picture alone, to 1, the map alone.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not within 0 and 1.</exception>
    public double Opacity
    {
        get => _opacity;
        init => _opacity = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "An opacity is a number from 0 to 1.");
    }

    /// <summary>
    /// Whether the picture keeps its own colors below the map's. By default it is gray there, so that every hue is the map's: a half of yellow over blue would look like the middle of
    /// the scale.
    /// </summary>
    public bool KeepColors { get; init; }

    /// <summary>The colors.</summary>
    public Colormap Colormap { get; init; } = Colormap.Inferno;

    /// <summary>Which numbers get the first color and the last one.</summary>
    public ActivationScale Scale { get; init; }

    /// <summary>Whether a legend is drawn below the picture: captions and a bar of the colors from 0 to 1.</summary>
    public bool Legend { get; init; } = true;

    /// <summary>What the legend says first: the class, for instance, and its probability. Cut where it is too long.</summary>
    public string Caption { get; init; } = string.Empty;

    /// <summary>What the legend says below, smaller: the network, for instance, and the layer. Cut where it is too long.</summary>
    public string Detail { get; init; } = string.Empty;
}
