using Xunit;

namespace EffNet.Explanation.Tests;

public sealed class ColourMapTests
{
    public static TheoryData<string> Names => ["inferno", "viridis"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Lightness_only_grows_and_in_even_steps(string name)
    {
        var lightness = Enumerable.Range(0, 256).Select(step => LightnessOf(Find(name).At(step / 255.0))).ToList();
        var steps = lightness.Zip(lightness.Skip(1), (first, second) => second - first).ToList();
        var mean = steps.Average();

        // Two of viridis' steps are rounded to bytes the wrong way.
        Assert.All(steps, step => Assert.InRange(step, -0.05, 3 * mean));
        Assert.InRange(lightness[^1] - lightness[0], 70, 100);
    }

    [Theory]
    [InlineData("inferno", 0, 0, 0, 4)]
    [InlineData("inferno", 128, 188, 55, 84)]
    [InlineData("inferno", 255, 252, 255, 164)]
    [InlineData("viridis", 0, 68, 1, 84)]
    [InlineData("viridis", 255, 253, 231, 37)]
    public void Colours_are_matplotlibs(string name, int step, int red, int green, int blue) =>
        Assert.Equal(((byte)red, (byte)green, (byte)blue), Find(name).At(step / 255.0));

    [Fact]
    public void Numbers_outside_have_the_nearest_colour()
    {
        var colours = ColourMap.Inferno;

        Assert.Equal(colours.At(0), colours.At(-1));
        Assert.Equal(colours.At(1), colours.At(2));
        Assert.Equal(colours.At(0), colours.At(double.NaN));
    }

    private static ColourMap Find(string name) => name == "inferno" ? ColourMap.Inferno : ColourMap.Viridis;

    /// <summary>CIE L* of an sRGB colour.</summary>
    private static double LightnessOf((byte Red, byte Green, byte Blue) colour)
    {
        var luminance = (0.2126 * Linear(colour.Red)) + (0.7152 * Linear(colour.Green)) + (0.0722 * Linear(colour.Blue));
        return luminance > 216.0 / 24389 ? (116 * Math.Cbrt(luminance)) - 16 : luminance * 24389 / 27;
    }

    private static double Linear(byte value)
    {
        var share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
