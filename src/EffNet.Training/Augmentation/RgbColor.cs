namespace EffNet.Training;

/// <summary>A color of eight bits for each channel. The default is black, as torchvision's <c>fill</c> is.</summary>
/// <param name="Red">The red level, from 0 to 255.</param>
/// <param name="Green">The green level, from 0 to 255.</param>
/// <param name="Blue">The blue level, from 0 to 255.</param>
public readonly record struct RgbColor(byte Red, byte Green, byte Blue);
