namespace ClassActivationExample.Demo;

/// <summary>A ball on a table, lit from the upper left.</summary>
/// <param name="X">Where it is, across; 1 is the picture's width.</param>
/// <param name="Y">Where it is, down.</param>
/// <param name="Radius">Its radius.</param>
/// <param name="Color">Its red, green and blue.</param>
internal sealed record Ball(double X, double Y, double Radius, ChannelShares Color)
{
    /// <summary>What a point of the picture shows in front of <paramref name="behind"/>.</summary>
    public ChannelShares Paint(double x, double y, ChannelShares behind)
    {
        var (across, down) = ((x - X) / Radius, (y - Y) / Radius);
        var distance = (across * across) + (down * down);
        if (distance >= 1)
            return behind * (1 - (0.45 * Shadow(across, down)));
        var towards = Math.Sqrt(1 - distance);
        var facing = Math.Max(0, (-0.5 * across) - (0.6 * down) + (0.62 * towards));
        return (Color * (0.35 + (0.65 * facing))) + new ChannelShares(0.5 * Math.Pow(facing, 40));
    }

    /// <summary>A soft ellipse on the table, below and to the right.</summary>
    private static double Shadow(double across, double down)
    {
        var (x, y) = ((across - 0.35) / 1.15, (down - 0.9) / 0.35);
        return Math.Max(0, 1 - (x * x) - (y * y));
    }
}
