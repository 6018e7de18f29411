using System.Globalization;

namespace EffNet.Drawing;

/// <summary>The scale of an axis: the positions of values, the possible marks and their labels.</summary>
internal abstract class AxisScale
{
    /// <summary>Gets a logarithmic scale of counts, with marks at round decimal numbers such as 1, 2 and 5 times a power of ten.</summary>
    public static AxisScale Counts { get; } = new CountScale();

    /// <summary>Gets a logarithmic scale of bytes, with marks at powers of two.</summary>
    public static AxisScale Bytes { get; } = new ByteScale();

    /// <summary>Gets a linear scale.</summary>
    public static AxisScale Even { get; } = new EvenScale(lowestMagnitude: -1);

    /// <summary>Gets a linear scale of whole numbers.</summary>
    public static AxisScale Whole { get; } = new EvenScale(lowestMagnitude: 0);

    /// <summary>Gets a linear scale of numbers of any size, including numbers close to 0.</summary>
    public static AxisScale Fractions { get; } = new FractionScale();

    /// <summary>
    /// Gets the smallest range of positions that an axis shows. With this minimum, the point of a single network is not at the edge, and rounding errors are not magnified.
    /// </summary>
    public abstract double LeastSpan { get; }

    /// <summary>Returns <see langword="true"/> if the scale has a position for <paramref name="value"/>; otherwise, <see langword="false"/>.</summary>
    public abstract bool CanShow(double value);

    /// <summary>Returns the position of <paramref name="value"/> in units of the scale.</summary>
    public abstract double Position(double value);

    /// <summary>Returns possible sets of marks between two positions, from the densest to the sparsest.</summary>
    public abstract IEnumerable<IReadOnlyList<double>> Marks(double low, double high);

    /// <summary>Returns the label of a mark.</summary>
    public abstract string Label(double value);

    /// <summary>
    /// Returns <paramref name="value"/> with the largest fitting prefix of <paramref name="prefixes"/>. Each prefix is <paramref name="step"/> times the
    /// previous one.
    /// </summary>
    private static string Prefixed(double value, double step, IReadOnlyList<string> prefixes)
    {
        var prefix = 0;
        while (value >= step && prefix < prefixes.Count - 1)
        {
            value /= step;
            prefix++;
        }

        return $"{value.ToString("0.####", CultureInfo.InvariantCulture)} {prefixes[prefix]}".TrimEnd();
    }

    private sealed class CountScale : AxisScale
    {
        /// <summary>The range, in decades, below which three marks per decade are too few to read values.</summary>
        private const double FewDecades = 1;

        private static readonly IReadOnlyList<double>[] s_digits = [[1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]];

        public override double LeastSpan => 0.6;

        public override bool CanShow(double value) => value > 0;

        public override double Position(double value) => Math.Log10(value);

        public override IEnumerable<IReadOnlyList<double>> Marks(double low, double high) => s_digits
            .Where(digits => digits.Count <= 3 || high - low < FewDecades)
            .Select(digits => Within(low, high, decades: 1, digits))
            .Concat(Enumerable.Range(2, 5).Select(decades => Within(low, high, decades, [1])));

        public override string Label(double value) => Prefixed(value, 1000, ["", "K", "M", "G", "T", "P"]);

        private List<double> Within(double low, double high, int decades, IReadOnlyList<double> digits)
        {
            var first = (int)Math.Floor(low / decades) * decades;
            return [.. Enumerable.Range(0, ((int)Math.Ceiling((high - first) / decades)) + 1)
                .SelectMany(i => digits.Select(digit => digit * Math.Pow(10, first + (i * decades))))
                .Where(value => Position(value) >= low && Position(value) <= high)];
        }
    }

    private sealed class ByteScale : AxisScale
    {
        public override double LeastSpan => 3;

        public override bool CanShow(double value) => value > 0;

        public override double Position(double value) => Math.Log2(value);

        public override IEnumerable<IReadOnlyList<double>> Marks(double low, double high) => Enumerable.Range(1, 10).Select(step =>
            (IReadOnlyList<double>)[.. Enumerable.Range((int)Math.Ceiling(low), Math.Max(0, (int)Math.Floor(high) - (int)Math.Ceiling(low) + 1))
                .Where(exponent => exponent % step == 0)
                .Select(exponent => Math.Pow(2, exponent))]);

        public override string Label(double value) => Prefixed(value, 1024, ["B", "KiB", "MiB", "GiB", "TiB", "PiB"]);
    }

    private class EvenScale(int lowestMagnitude) : AxisScale
    {
        public override double LeastSpan => 1;

        public override bool CanShow(double value) => true;

        public override double Position(double value) => value;

        public override IEnumerable<IReadOnlyList<double>> Marks(double low, double high) =>
            from magnitude in Enumerable.Range(lowestMagnitude, 11 - lowestMagnitude)
            from digit in new double[] { 1, 2, 5 }
            let step = digit * Math.Pow(10, magnitude)
            where (high - low) / step < 100
            let first = Math.Ceiling(low / step)
            select (IReadOnlyList<double>)[.. Enumerable.Range(0, (int)Math.Floor((high / step) - first) + 1).Select(i => (first + i) * step)];

        public override string Label(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
    }
    private sealed class FractionScale() : EvenScale(lowestMagnitude: -12)
    {
        private const double LeastPlain = 1e-4;

        public override double LeastSpan => 1e-12;

        public override string Label(double value) => Math.Abs(value) is > 0 and < 0.99 * LeastPlain
            ? value.ToString("0.##e0", CultureInfo.InvariantCulture)
            : value.ToString("0.######", CultureInfo.InvariantCulture);
    }
}
