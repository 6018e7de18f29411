namespace EffNet.Drawing;

/// <summary>One axis of a plot: which values it spans and where its marks are.</summary>
internal sealed class Axis
{
    /// <summary>Room beyond the outermost points, as a share of what lies between them.</summary>
    private const double Margin = 0.06;

    private readonly AxisScale _scale;
    private readonly double _low;
    private readonly double _high;

    private Axis(AxisScale scale, double low, double high, int most)
    {
        (_scale, _low, _high) = (scale, low, high);
        Marks = scale.Marks(low, high).FirstOrDefault(marks => marks.Count <= most) ?? [];
    }

    /// <summary>The values that are marked.</summary>
    public IReadOnlyList<double> Marks { get; }

    /// <summary>An axis on which all of <paramref name="values"/> have room, with at most so many marks.</summary>
    public static Axis Of(AxisScale scale, IEnumerable<double> values, int most)
    {
        var positions = values.Select(scale.Position).ToList();
        var (low, high) = (positions.Min(), positions.Max());
        var missing = Math.Max(0, scale.LeastSpan - (high - low)) / 2;
        var margin = (Margin * (high - low)) + missing;
        return new Axis(scale, low - margin, high + margin, most);
    }

    /// <summary>An axis from one value to another, with at most so many marks.</summary>
    public static Axis Between(AxisScale scale, double first, double last, int most) => new(scale, scale.Position(first), scale.Position(last), most);

    /// <summary>Where <paramref name="value"/> is: 0 at the axis' beginning, 1 at its end.</summary>
    public double Share(double value) => (_scale.Position(value) - _low) / (_high - _low);

    /// <summary>A mark's label.</summary>
    public string Label(double mark) => _scale.Label(mark);
}
