namespace EffNet.Training;

/// <summary>
/// Adjusts brightness, contrast, saturation and hue by random amounts in random order, as torchvision's <c>ColorJitter</c>. A property with the setting 0, the default, is not
/// adjusted.
/// </summary>
public sealed record ColorJitter : Augmentation
{
    private readonly double _brightness;
    private readonly double _contrast;
    private readonly double _saturation;
    private readonly double _hue;

    /// <summary>Gets the largest difference of the brightness factor from 1. Factors are at least 0. The default is 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Brightness
    {
        get => _brightness;
        init => _brightness = CheckAmount(value, nameof(Brightness));
    }

    /// <summary>Gets the largest difference of the contrast factor from 1. Factors are at least 0. The default is 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Contrast
    {
        get => _contrast;
        init => _contrast = CheckAmount(value, nameof(Contrast));
    }

    /// <summary>Gets the largest difference of the saturation factor from 1. Factors are at least 0. The default is 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Saturation
    {
        get => _saturation;
        init => _saturation = CheckAmount(value, nameof(Saturation));
    }

    /// <summary>Gets the largest shift of the hue, as a fraction of the color circle. The default is 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 0.5.</exception>
    public double Hue
    {
        get => _hue;
        init => _hue = value is >= 0 and <= 0.5 ? value : throw new ArgumentOutOfRangeException(nameof(Hue), value, $"{nameof(Hue)} must be from 0 to 0.5, but was {value}.");
    }

    /// <inheritdoc/>
    public override DrawnColorJitter Draw(int width, int height, ref RandomStream random)
    {
        Span<ColorProperty> order = [ColorProperty.Brightness, ColorProperty.Contrast, ColorProperty.Saturation, ColorProperty.Hue];
        random.Shuffle(order);
        var adjustments = new List<ColorAdjustment>(order.Length);
        foreach (var property in order)
        {
            if (RangeOf(property) is { } range)
                adjustments.Add(new ColorAdjustment(property, range.Draw(ref random)));
        }

        return new DrawnColorJitter(adjustments);
    }

    private static double CheckAmount(double value, string name) => value >= 0 && float.IsFinite((float)value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number of at least 0, but was {value}.");

    private Interval? RangeOf(ColorProperty property) => property switch
    {
        ColorProperty.Brightness => FactorsOf(_brightness),
        ColorProperty.Contrast => FactorsOf(_contrast),
        ColorProperty.Saturation => FactorsOf(_saturation),
        _ => _hue == 0 ? null : new Interval(-_hue, _hue),
    };

    private static Interval? FactorsOf(double amount) => amount == 0 ? null : new Interval(Math.Max(1 - amount, 0), 1 + amount);
}
