namespace EffNet.Pictures;

/// <summary>
/// Which pixels of a row or column make each pixel of a smaller or larger one, and with what weights: whole numbers of 1 / 2^22, as Pillow's <c>Resample.c</c> has them.
/// </summary>
internal sealed class ResamplingWeights
{
    /// <summary>Bits behind the point: of 32, eight are for the pixel and two for sums outside 0 to 255.</summary>
    public const int Precision = 32 - 8 - 2;

    private readonly int[] _first;
    private readonly int[] _count;
    private readonly int[] _weights;
    private readonly int _stride;

    /// <summary>Computes the weights of a part of a row.</summary>
    /// <param name="from">Pixels there are.</param>
    /// <param name="to">Pixels the whole new row has.</param>
    /// <param name="start">The first of them that is wanted.</param>
    /// <param name="count">How many of them are wanted.</param>
    /// <param name="interpolation">The filter.</param>
    public ResamplingWeights(int from, int to, int start, int count, Interpolation interpolation)
    {
        var scale = (double)from / to;

        // Making larger, the filter is as wide as its definition; making smaller, wide enough to reach every pixel: that is the antialiasing.
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

            // Multiplied by the reciprocal, as there: a division would round differently.
            var reciprocal = 1 / filterScale;
            var sum = 0.0;
            for (var x = 0; x < length; x++)
                sum += exact[x] = Filter(interpolation, (x + first - center + 0.5) * reciprocal);
            for (var x = 0; x < length; x++)
                _weights[(i * _stride) + x] = Fixed(exact[x] / sum);
        }
    }

    /// <summary>Pixels wanted.</summary>
    public int Length => _first.Length;

    /// <summary>The first pixel that any of those wanted is made of.</summary>
    public int Begin => _first[0];

    /// <summary>The pixel behind the last one.</summary>
    public int End => _first[^1] + _count[^1];

    /// <summary>The first pixel that makes a wanted one.</summary>
    public int First(int wanted) => _first[wanted];

    /// <summary>The weights of that pixel and those behind it.</summary>
    public ReadOnlySpan<int> Of(int wanted) => _weights.AsSpan(wanted * _stride, _count[wanted]);

    private static int Fixed(double weight) => (int)((weight < 0 ? -0.5 : 0.5) + (weight * (1 << Precision)));

    private static int Support(Interpolation interpolation) => interpolation switch
    {
        Interpolation.Bilinear => 1,
        Interpolation.Bicubic => 2,
        _ => throw new ArgumentOutOfRangeException(nameof(interpolation), interpolation, "There is no such interpolation."),
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
