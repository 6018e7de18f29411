namespace ScalingStudy;

/// <summary>
/// Shrinks square gray images: each new pixel is the mean of the area that it covers. Partly covered pixels are weighted by the covered part. The sums are integers, so the means
/// are exact before they are rounded to the nearest level, with halves rounded up.
/// </summary>
internal sealed class AreaShrinking
{
    private readonly int[] _first;
    private readonly int[][] _weights;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="from">The height and width of the images, in pixels.</param>
    /// <param name="to">The height and width of the smaller images, in pixels.</param>
    /// <exception cref="ArgumentOutOfRangeException">The smaller size is below 1 or above the larger size.</exception>
    public AreaShrinking(int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, from);
        (From, To) = (from, to);
        // The unit is an old pixel divided by 'to': new pixel i covers [i * from, (i + 1) * from), and old pixel j covers [j * to, (j + 1) * to).
        _first = [.. Enumerable.Range(0, to).Select(i => i * from / to)];
        _weights = [.. Enumerable.Range(0, to).Select(i => WeightsOf(i).ToArray())];
    }

    /// <summary>Gets the height and width of the images, in pixels.</summary>
    public int From { get; }

    /// <summary>Gets the height and width of the smaller images, in pixels.</summary>
    public int To { get; }

    /// <summary>Shrinks an image.</summary>
    /// <param name="pixels">The levels of the image, row after row. The level of pixel i is at index i * <paramref name="stride"/>.</param>
    /// <param name="stride">The distance between two pixels in bytes: 1 for gray images, 3 for one channel of RGB images.</param>
    /// <param name="result">Receives the levels of the smaller image, row after row.</param>
    public void Shrink(ReadOnlySpan<byte> pixels, int stride, Span<byte> result)
    {
        var area = From * From;
        for (var row = 0; row < To; row++)
        {
            for (var column = 0; column < To; column++)
                result[(row * To) + column] = (byte)(((2 * Sum(pixels, stride, row, column)) + area) / (2 * area));
        }
    }

    private IEnumerable<int> WeightsOf(int i)
    {
        var (begin, end) = (i * From, (i + 1) * From);
        for (var j = begin / To; j * To < end; j++)
            yield return Math.Min(end, (j + 1) * To) - Math.Max(begin, j * To);
    }

    private int Sum(ReadOnlySpan<byte> pixels, int stride, int row, int column)
    {
        var sum = 0;
        for (var y = 0; y < _weights[row].Length; y++)
        {
            var line = 0;
            for (var x = 0; x < _weights[column].Length; x++)
                line += _weights[column][x] * pixels[(((_first[row] + y) * From) + _first[column] + x) * stride];
            sum += _weights[row][y] * line;
        }

        return sum;
    }
}
