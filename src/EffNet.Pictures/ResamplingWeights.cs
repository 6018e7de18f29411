namespace EffNet.Pictures;

/// <summary>
/// The source pixels and weights of each pixel of a resized row or column. Weights are multiples of 1 / 2^22, as in Pillow's <c>Resample.c</c>.
/// </summary>
internal sealed class ResamplingWeights
{
    /// <summary>The number of fractional bits. Of 32 bits, eight are for the pixel and two for sums outside the range from 0 to 255.</summary>
    public const int Precision = 32 - 8 - 2;

    private readonly int[] _first;
    private readonly int[] _count;
    private readonly int[] _weights;
    private readonly int _stride;

    /// <summary>Initializes a new instance with the weights of a part of a row.</summary>
    /// <param name="from">The number of source pixels.</param>
    /// <param name="to">The number of pixels of the complete result.</param>
    /// <param name="start">The first pixel of the part of the result.</param>
    /// <param name="count">The number of result pixels in the part.</param>
    /// <param name="interpolation">The filter.</param>
    public ResamplingWeights(int from, int to, int start, int count, Interpolation interpolation)
    {
        var scale = (double)from / to;

        // For enlarging, the filter has its defined width. For reducing, it is widened so that it covers every source pixel; this is the antialiasing.
        var filterScale = Math.Max(scale, 1);
        var support = Support(interpolation) * filterScale;
        _stride = ((int)Math.Ceiling(support) * 2) + 1;
        (_first, _count, _weights) = (new int[count], new int[count], new int[checked(count * _stride)]);
        var exact = new double[_stride];
        for (var i = 0; i < count; i++)
        {
            var center = (start + i + 0.5) * scale;
            var first = Math.Max((int)(center - support + 0.5), 0);
            var length = Math.Min((int)(center + support + 0.5), from) - first;
            (_first[i], _count[i]) = (first, length);

            // Pillow also multiplies by the reciprocal; a division would round differently.
            var reciprocal = 1 / filterScale;
            var sum = 0.0;
            for (var x = 0; x < length; x++)
                sum += exact[x] = Filter(interpolation, (x + first - center + 0.5) * reciprocal);
            for (var x = 0; x < length; x++)
                _weights[(i * _stride) + x] = Fixed(exact[x] / sum);
        }
    }

    /// <summary>Gets the number of result pixels in the part.</summary>
    public int Length => _first.Length;

    /// <summary>Gets the first source pixel of the part.</summary>
    public int Begin => _first[0];

    /// <summary>Gets the index after the last source pixel of the part.</summary>
    public int End => _first[^1] + _count[^1];

    /// <summary>Returns the first source pixel of a result pixel of the part.</summary>
    public int First(int wanted) => _first[wanted];

    /// <summary>Returns the weights of the source pixels of a result pixel, from the source pixel that <see cref="First"/> returns.</summary>
    public ReadOnlySpan<int> Of(int wanted) => _weights.AsSpan(wanted * _stride, _count[wanted]);

    private static int Fixed(double weight) => (int)((weight < 0 ? -0.5 : 0.5) + (weight * (1 << Precision)));

    private static int Support(Interpolation interpolation) => interpolation switch
    {
        Interpolation.Bilinear => 1,
        Interpolation.Bicubic => 2,
        _ => throw new ArgumentOutOfRangeException(nameof(interpolation), interpolation, $"Unknown interpolation '{interpolation}'; expected a member of {nameof(Interpolation)}."),
    };

    private static double Filter(Interpolation interpolation, double distance)
    {
        const double A = -0.5;
        var x = Math.Abs(distance);
        if (interpolation == Interpolation.Bilinear)
            return x < 1 ? 1 - x : 0;
        return x switch
        {
            < 1 => ((((A + 2) * x) - (A + 3)) * x * x) + 1,
            < 2 => ((((x - 5) * x) + 8) * x - 4) * A,
            _ => 0,
        };
    }
}
