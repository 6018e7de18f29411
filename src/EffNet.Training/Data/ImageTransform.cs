using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Converts a decoded image to the values that the network reads: augments, resizes, cuts and normalizes it. Several threads call it at once.</summary>
/// <param name="picture">The image.</param>
/// <param name="random">The random numbers of this image in this epoch. They are the same for any number of threads.</param>
/// <param name="values">Receives 3 x <see cref="LoaderOptions.Size"/> x <see cref="LoaderOptions.Size"/> numbers; all must be written.</param>
/// <param name="order">The order of the numbers.</param>
public delegate void ImageTransform(Picture picture, RandomStream random, Span<float> values, PixelOrder order);
