namespace EffNet.Pictures;

/// <summary>One number for each color channel.</summary>
/// <param name="Red">Red's.</param>
/// <param name="Green">Green's.</param>
/// <param name="Blue">Blue's.</param>
public readonly record struct ChannelValues(float Red, float Green, float Blue)
{
    /// <summary>The same number for all three.</summary>
    /// <param name="value">The number.</param>
    public ChannelValues(float value)
        : this(value, value, value)
    {
    }
}
