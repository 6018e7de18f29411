using EffNet.Pictures;

namespace ClassActivationExample.Demo;

/// <summary>Draws balls on a table. Some of them have colors that no class detects.</summary>
internal static class Scene
{
    private const int Size = 512;
    private const int SamplesPerSide = 2;

    private static readonly ChannelShares s_red = new(0.85, 0.12, 0.10);
    private static readonly ChannelShares s_green = new(0.10, 0.62, 0.18);
    private static readonly ChannelShares s_blue = new(0.12, 0.22, 0.85);
    private static readonly ChannelShares s_yellow = new(0.95, 0.80, 0.15);
    private static readonly ChannelShares s_white = new(0.92, 0.92, 0.90);

    /// <summary>Gets all scenes.</summary>
    public static IReadOnlyList<SubjectPicture> All =>
    [
        new("one red, one blue", Draw(new Ball(0.30, 0.55, 0.17, s_red), new Ball(0.76, 0.66, 0.10, s_blue))),
        new("green among others", Draw(new Ball(0.20, 0.52, 0.11, s_yellow), new Ball(0.80, 0.52, 0.12, s_white), new Ball(0.52, 0.68, 0.13, s_green))),
        new("red, green, blue", Draw(new Ball(0.22, 0.50, 0.10, s_red), new Ball(0.50, 0.72, 0.09, s_green), new Ball(0.76, 0.52, 0.15, s_blue))),
    ];

    private static Picture Draw(params Ball[] balls)
    {
        var pixels = new byte[3 * Size * Size];
        for (var i = 0; i < Size * Size; i++)
        {
            var light = Pixel(i % Size, i / Size, balls);
            pixels[3 * i] = ToByte(light.Red);
            pixels[(3 * i) + 1] = ToByte(light.Green);
            pixels[(3 * i) + 2] = ToByte(light.Blue);
        }

        return new Picture(Size, Size, pixels);
    }

    /// <summary>Returns the mean of several points of a pixel, so that edges are smooth.</summary>
    private static ChannelShares Pixel(int column, int row, Ball[] balls)
    {
        var sum = default(ChannelShares);
        for (var i = 0; i < SamplesPerSide * SamplesPerSide; i++)
        {
            var x = (column + (((i % SamplesPerSide) + 0.5) / SamplesPerSide)) / Size;
            var y = (row + (((i / SamplesPerSide) + 0.5) / SamplesPerSide)) / Size;
            sum += balls.Aggregate(Table(y), (behind, ball) => ball.Paint(x, y, behind));
        }

        return sum * (1.0 / (SamplesPerSide * SamplesPerSide));
    }

    /// <summary>Returns the background: a gray wall, with a table of pale wood in front of it.</summary>
    private static ChannelShares Table(double y) => y < 0.42
        ? new ChannelShares(0.80, 0.80, 0.78) * (0.85 + (0.3 * y))
        : new ChannelShares(0.72, 0.64, 0.54) * (0.80 + (0.3 * y));

    private static byte ToByte(double share) => (byte)Math.Round(255 * Math.Clamp(share, 0, 1));
}
