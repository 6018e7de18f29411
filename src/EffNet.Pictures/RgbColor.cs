namespace EffNet.Pictures;

/// <summary>A color: red, green and blue, each from 0 to 255.</summary>
/// <param name="Red">The level of red.</param>
/// <param name="Green">The level of green.</param>
/// <param name="Blue">The level of blue.</param>
public readonly record struct RgbColor(byte Red, byte Green, byte Blue)
{
    /// <summary>Gets black: 0, 0, 0.</summary>
    public static RgbColor Black => default;

    /// <summary>Gets white: 255, 255, 255.</summary>
    public static RgbColor White => new(byte.MaxValue, byte.MaxValue, byte.MaxValue);
}
