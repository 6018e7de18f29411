namespace EffNet.Drawing;

/// <summary>An axis of a plot: its range of values and its marks.</summary>
internal sealed class Axis
{
    /// <summary>The margin beyond the outermost points, as a share of the distance between them.</summary>
    private const double Margin = 0.06;

    private readonly AxisScale _scale;
    private readonly double _low;
    private readonly double _high;

    private Axis(AxisScale scale, double low, double high, int most)
    {
        (_scale, _low, _high) = (scale, low, high);
        Marks = scale.Marks(low, high).FirstOrDefault(marks => marks.Count <= most) ?? [];
    }

    /// <summary>Gets the marked values.</summary>
    public IReadOnlyList<double> Marks { get; }

    /// <summary>Returns an axis that contains all <paramref name="values"/> and has at most <paramref name="most"/> marks.</summary>
    public static Axis Of(AxisScale scale, IEnumerable<double> values, int most)
    {
        var positions = values.Select(scale.Position).ToList();
        var (low, high) = (positions.Min(), positions.Max());
        var missing = Math.Max(0, scale.LeastSpan - (high - low)) / 2;
        var margin = (Margin * (high - low)) + missing;
        return new Axis(scale, low - margin, high + margin, most);
    }

    /// <summary>Returns an axis from one value to another with at most <paramref name="most"/> marks.</summary>
    public static Axis Between(AxisScale scale, double first, double last, int most) => new(scale, scale.Position(first), scale.Position(last), most);

    /// <summary>Returns the position of <paramref name="value"/>: 0 at the beginning of the axis, 1 at its end.</summary>
    public double Share(double value) => (_scale.Position(value) - _low) / (_high - _low);

    /// <summary>Returns the label of a mark.</summary>
    public string Label(double mark) => _scale.Label(mark);
}
