namespace ClassActivationExample.Demo;

/// <summary>Represents a ball on a table, lit from the upper left.</summary>
/// <param name="X">The horizontal position of the center; 1 is the width of the picture.</param>
/// <param name="Y">The vertical position of the center; 1 is the height of the picture.</param>
/// <param name="Radius">The radius.</param>
/// <param name="Color">The color.</param>
internal sealed record Ball(double X, double Y, double Radius, ChannelShares Color)
{
    /// <summary>Returns the color of a point of the picture. <paramref name="behind"/> is the color behind the ball.</summary>
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

    /// <summary>Returns the strength of the shadow: a soft ellipse on the table, below the ball and to its right.</summary>
    private static double Shadow(double across, double down)
    {
        var (x, y) = ((across - 0.35) / 1.15, (down - 0.9) / 0.35);
        return Math.Max(0, 1 - (x * x) - (y * y));
    }
}
