namespace EffNet.Pictures;

/// <summary>A table with the normalized value of each of the 256 levels for each channel. Each arithmetic step is rounded as in torchvision.</summary>
internal sealed class Normalization
{
    private const int Channels = 3;
    private const int Levels = 256;

    private readonly float[] _values = new float[Channels * Levels];

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="mean">The value that is subtracted from levels, which are scaled to the range from 0 to 1.</param>
    /// <param name="deviation">The value by which the differences are divided.</param>
    public Normalization(ChannelValues mean, ChannelValues deviation)
    {
        for (var level = 0; level < Levels; level++)
        {
            _values[level] = ((level / 255f) - mean.Red) / deviation.Red;
            _values[Levels + level] = ((level / 255f) - mean.Green) / deviation.Green;
            _values[(2 * Levels) + level] = ((level / 255f) - mean.Blue) / deviation.Blue;
        }
    }

    /// <summary>Writes the normalized values of a picture.</summary>
    /// <param name="pixels">Red, green and blue of every pixel.</param>
    /// <param name="values">Receives the values. It has the same length as <paramref name="pixels"/>.</param>
    /// <param name="order">The order of the values.</param>
    public void Write(ReadOnlySpan<byte> pixels, Span<float> values, PixelOrder order)
    {
        if (order == PixelOrder.ChannelsLast)
            WriteChannelsLast(pixels, values);
        else
            WriteChannelsFirst(pixels, values);
    }

    /// <summary>Writes red, green and blue of every pixel.</summary>
    private void WriteChannelsLast(ReadOnlySpan<byte> pixels, Span<float> values)
    {
        for (var i = 0; i < pixels.Length; i += Channels)
        {
            values[i] = _values[pixels[i]];
            values[i + 1] = _values[Levels + pixels[i + 1]];
            values[i + 2] = _values[(2 * Levels) + pixels[i + 2]];
        }
    }

    /// <summary>Writes all values of one channel after the other.</summary>
    private void WriteChannelsFirst(ReadOnlySpan<byte> pixels, Span<float> values)
    {
        var count = pixels.Length / Channels;
        for (var channel = 0; channel < Channels; channel++)
        {
            var levels = _values.AsSpan(channel * Levels, Levels);
            var plane = values.Slice(channel * count, count);
            for (var i = 0; i < plane.Length; i++)
                plane[i] = levels[pixels[(Channels * i) + channel]];
        }
    }
}
