using EffNet.Pictures;
using EffNet.Tests;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Explanation.Tests;

public sealed class OverlayTests : IDisposable
{
    private const int LegendSide = 8;

    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Picture _picture = new(256, 192, [.. Enumerable.Range(0, 3 * 256 * 192).Select(i => (byte)((i * 7) + (i / 768)))]);
    private readonly Tensor _map = HashedNumbers.Draw("map", 6, 8);

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Overlay_without_legend_has_the_size_of_the_picture_and_the_colors_of_the_map()
    {
        var overlay = ClassActivation.Overlay(_picture, _map, new OverlayOptions { Legend = false, Opacity = 1 });

        var shares = ClassActivation.Scale(_map.unsqueeze(0), 192, 256).flatten();
        var hottest = (int)shares.argmax().item<long>();
        Assert.Equal((256, 192), (overlay.Width, overlay.Height));
        Assert.Equal(Colormap.Inferno.ColorOf(1), ColorAt(overlay, hottest % 256, hottest / 256));
        foreach (var i in new[] { 0, 999, 20_000, 40_000 })
            Assert.Equal(Colormap.Inferno.ColorOf(shares[i].item<float>()), ColorAt(overlay, i % 256, i / 256));
    }

    [Fact]
    public void Opacity_is_the_share_of_the_map_color_in_the_overlay()
    {
        var alone = ClassActivation.Overlay(_picture, _map, new OverlayOptions { Legend = false, Opacity = 0, KeepColors = true });
        var half = ClassActivation.Overlay(_picture, zeros(2, 2), new OverlayOptions { Legend = false, Opacity = 0.5, Colormap = Colormap.Viridis, KeepColors = true });

        Assert.True(_picture.Pixels.SequenceEqual(alone.Pixels));
        var (first, color) = (ColorAt(_picture, 100, 50), Colormap.Viridis.ColorOf(0));
        Assert.Equal((Mean(first.Red, color.Red), Mean(first.Green, color.Green), Mean(first.Blue, color.Blue)), ColorAt(half, 100, 50));

        static byte Mean(byte a, byte b) => (byte)Math.Round((a + b) / 2.0);
    }

    [Fact]
    public void Overlay_converts_the_picture_to_gray_of_the_same_lightness_by_default()
    {
        var green = new Picture(2, 1, [0, 255, 0, 40, 40, 40]);

        var overlay = ClassActivation.Overlay(green, _map, new OverlayOptions { Legend = false, Opacity = 0 });

        Assert.Equal([182, 182, 182, 40, 40, 40], overlay.Pixels.ToArray());
    }

    [Theory]
    [InlineData("inferno")]
    [InlineData("viridis")]
    public void Legend_is_below_the_overlay_and_has_all_colors_of_the_colormap(string name)
    {
        var colors = name == "inferno" ? Colormap.Inferno : Colormap.Viridis;
        var options = new OverlayOptions { Colormap = colors, Caption = "goldfish, 93 %", Detail = "EfficientNetB0, Stage9" };

        var overlay = ClassActivation.Overlay(_picture, _map, options);

        var plain = ClassActivation.Overlay(_picture, _map, options with { Legend = false });
        Assert.True(plain.Pixels.SequenceEqual(overlay.Pixels[..plain.Pixels.Length]));
        Assert.Equal(256, overlay.Width);
        var row = Enumerable.Range(192, overlay.Height - 192).First(
            y => ColorAt(overlay, LegendSide, y) == colors.ColorOf(0) && ColorAt(overlay, 255 - LegendSide, y) == colors.ColorOf(1));
        var width = 256 - (2 * LegendSide);
        for (var x = 0; x < width; x++)
            Assert.Equal(colors.ColorOf(x / (width - 1.0)), ColorAt(overlay, LegendSide + x, row + 5));
    }

    [Fact]
    public void Overlay_of_a_narrow_picture_is_wide_enough_for_its_legend()
    {
        var overlay = ClassActivation.Overlay(new Picture(32, 32, new byte[3072]), _map);

        Assert.Equal(224, overlay.Width);
        Assert.Equal((255, 255, 255), ColorAt(overlay, 95, 16));
        Assert.NotEqual((255, 255, 255), ColorAt(overlay, 96, 16));
    }

    [Fact]
    public void Long_captions_of_an_overlay_are_shortened_to_the_width_of_the_picture()
    {
        var (words, more) = (string.Join(' ', Enumerable.Repeat("goldfish", 20)), string.Join(' ', Enumerable.Repeat("goldfish", 40)));
        var none = ClassActivation.Overlay(_picture, _map);
        var long1 = ClassActivation.Overlay(_picture, _map, new OverlayOptions { Caption = words });
        var long2 = ClassActivation.Overlay(_picture, _map, new OverlayOptions { Caption = more });

        Assert.True(long1.Height > none.Height);
        Assert.True(long1.Pixels.SequenceEqual(long2.Pixels));
        for (var y = 192; y < long1.Height; y++)
        {
            for (var x = 256 - LegendSide + 1; x < 256; x++)
                Assert.Equal((255, 255, 255), ColorAt(long1, x, y));
        }
    }

    [Theory]
    [InlineData("金魚 🐟 ﷽")]
    [InlineData("half a \ud83d letter")]
    [InlineData("two\nlines\tand\0nothing")]
    [InlineData(" ")]
    [InlineData("…")]
    public void Caption_with_characters_that_the_font_lacks_causes_no_exception(string caption)
    {
        var overlay = ClassActivation.Overlay(_picture, _map, new OverlayOptions { Caption = caption, Detail = caption });

        Assert.Equal(256, overlay.Width);
    }

    [Fact]
    public void Two_overlays_of_one_picture_have_the_same_bytes()
    {
        var options = new OverlayOptions { Caption = "Ärmel, 50 %", Detail = "EfficientNetB0" };

        Assert.True(ClassActivation.Overlay(_picture, _map, options).Pixels.SequenceEqual(ClassActivation.Overlay(_picture, _map, options).Pixels));
    }

    internal static (byte Red, byte Green, byte Blue) ColorAt(Picture picture, int x, int y)
    {
        var pixel = picture.Pixels.Slice(3 * ((y * picture.Width) + x), 3);
        return (pixel[0], pixel[1], pixel[2]);
    }
}
