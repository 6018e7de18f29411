using Xunit;

namespace EffNet.Explanation.Tests;

public sealed class ColormapTests
{
    public static TheoryData<string> Names => ["inferno", "viridis"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Lightness_of_a_colormap_increases_in_even_steps(string name)
    {
        var lightness = Enumerable.Range(0, 256).Select(step => LightnessOf(Find(name).ColorOf(step / 255.0))).ToList();
        var steps = lightness.Zip(lightness.Skip(1), (first, second) => second - first).ToList();
        var mean = steps.Average();

        // In viridis, rounding to bytes makes the lightness of two steps decrease.
        Assert.All(steps, step => Assert.InRange(step, -0.05, 3 * mean));
        Assert.InRange(lightness[^1] - lightness[0], 70, 100);
    }

    [Theory]
    [InlineData("inferno", 0, 0, 0, 4)]
    [InlineData("inferno", 128, 188, 55, 84)]
    [InlineData("inferno", 255, 252, 255, 164)]
    [InlineData("viridis", 0, 68, 1, 84)]
    [InlineData("viridis", 255, 253, 231, 37)]
    public void Colors_of_a_colormap_equal_matplotlib(string name, int step, int red, int green, int blue) =>
        Assert.Equal(((byte)red, (byte)green, (byte)blue), Find(name).ColorOf(step / 255.0));

    [Fact]
    public void ColorOf_uses_the_nearest_color_for_numbers_outside_0_to_1()
    {
        var colors = Colormap.Inferno;

        Assert.Equal(colors.ColorOf(0), colors.ColorOf(-1));
        Assert.Equal(colors.ColorOf(1), colors.ColorOf(2));
        Assert.Equal(colors.ColorOf(0), colors.ColorOf(double.NaN));
    }

    private static Colormap Find(string name) => name == "inferno" ? Colormap.Inferno : Colormap.Viridis;

    /// <summary>Returns the CIE L* of an sRGB color.</summary>
    private static double LightnessOf((byte Red, byte Green, byte Blue) color)
    {
        var luminance = (0.2126 * Linear(color.Red)) + (0.7152 * Linear(color.Green)) + (0.0722 * Linear(color.Blue));
        return luminance > 216.0 / 24389 ? (116 * Math.Cbrt(luminance)) - 16 : luminance * 24389 / 27;
    }

    private static double Linear(byte value)
    {
        var share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
