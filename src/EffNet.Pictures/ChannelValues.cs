namespace EffNet.Pictures;

/// <summary>One number for each color channel.</summary>
/// <param name="Red">The number for red.</param>
/// <param name="Green">The number for green.</param>
/// <param name="Blue">The number for blue.</param>
public readonly record struct ChannelValues(float Red, float Green, float Blue)
{
    /// <summary>Initializes a new instance with the same number for all three channels.</summary>
    /// <param name="value">The number.</param>
    public ChannelValues(float value)
        : this(value, value, value)
    {
    }
}
