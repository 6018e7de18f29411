using EffNet.Networks;

namespace EffNet.Inference.Tests.Reference;

/// <summary>Maps or a vector of one image in double precision: channels, rows, columns.</summary>
internal sealed record Numbers(Shape Shape, double[] Values)
{
    public int Height => Math.Max(1, Shape.Height);

    public int Width => Math.Max(1, Shape.Width);

    public static Numbers Of(Shape shape) => new(shape, new double[shape.Elements]);

    /// <summary>Returns a number, or the value of the border outside the maps.</summary>
    public double At(int channel, int y, int x, double beyond = 0) =>
        y < 0 || x < 0 || y >= Height || x >= Width ? beyond : Values[(((channel * Height) + y) * Width) + x];

    /// <summary>Returns a number; a channel, row or column that exists only once is used for all indices.</summary>
    public double Broadcast(int channel, int y, int x) => At(Shape.Channels == 1 ? 0 : channel, Height == 1 ? 0 : y, Width == 1 ? 0 : x);

    /// <summary>Returns maps whose numbers are functions of their position.</summary>
    public static Numbers From(Shape shape, Func<int, int, int, double> number)
    {
        var result = Of(shape);
        for (int channel = 0, i = 0; channel < shape.Channels; channel++)
        {
            for (var y = 0; y < result.Height; y++)
            {
                for (var x = 0; x < result.Width; x++)
                    result.Values[i++] = number(channel, y, x);
            }
        }

        return result;
    }

    public Numbers Map(Func<double, double> function) => new(Shape, [.. Values.Select(function)]);
}
