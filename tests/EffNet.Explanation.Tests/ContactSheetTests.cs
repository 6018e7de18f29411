using EffNet.Pictures;
using Xunit;

namespace EffNet.Explanation.Tests;

public sealed class ContactSheetTests
{
    private const int Margin = 20;
    private const int Gap = 12;

    private readonly Picture _red = Plain(64, 64, 200, 0, 0);
    private readonly Picture _wide = Plain(128, 64, 0, 0, 200);

    [Fact]
    public void Contact_sheet_scales_pictures_to_fit_its_square_cells()
    {
        var sheet = new ContactSheet(new ContactSheetColumn("Original"), new ContactSheetColumn("Baseline", "0.4G")) { CellSize = 64 };
        sheet.AddRow(new ContactSheetCell(_red), new ContactSheetCell(_wide));
        sheet.AddRow(new ContactSheetCell(_wide), new ContactSheetCell(_red));

        var picture = sheet.ToPicture();

        Assert.Equal((2 * Margin) + (2 * 64) + Gap, picture.Width);
        var top = Enumerable.Range(0, picture.Height).First(y => Color(picture, Margin, y) == (200, 0, 0));
        Assert.Equal((200, 0, 0), Color(picture, Margin + 63, top + 63));
        Assert.Equal((255, 255, 255), Color(picture, Margin + 64, top + 32));
        Assert.Equal((255, 255, 255), Color(picture, Margin + 64 + Gap, top + 15));
        Assert.Equal((0, 0, 200), Color(picture, Margin + 64 + Gap, top + 32));
        Assert.Equal((255, 255, 255), Color(picture, Margin + 64 + Gap, top + 48));
        Assert.Equal((200, 0, 0), Color(picture, Margin + 64 + Gap, top + 64 + Gap));
    }

    [Fact]
    public void Contact_sheet_has_a_legend_only_if_a_colormap_is_set()
    {
        var with = SheetOf(Colormap.Viridis).ToPicture();
        var without = SheetOf(null).ToPicture();

        var row = Enumerable.Range(0, with.Height).First(y => Color(with, Margin, y) == Colormap.Viridis.ColorOf(0));
        Assert.Equal(Colormap.Viridis.ColorOf(1), Color(with, Margin + 223, row));
        Assert.True(without.Height <= row);
        Assert.DoesNotContain(Enumerable.Range(0, without.Height), y => Color(without, Margin, y) == Colormap.Viridis.ColorOf(0));
    }

    [Fact]
    public void Captions_increase_the_height_of_a_contact_sheet_but_not_its_width()
    {
        var plain = SheetOf(null);
        var captioned = SheetOf(null);
        plain.AddRow(new ContactSheetCell(_red));
        captioned.AddRow(new ContactSheetCell(_red, "a caption that is much too long for a cell of this width"));

        Assert.True(captioned.ToPicture().Height > plain.ToPicture().Height);
        Assert.Equal(plain.ToPicture().Width, captioned.ToPicture().Width);
    }

    [Fact]
    public void Invalid_contact_sheets_throw()
    {
        var sheet = SheetOf(null);

        Assert.Contains("must be 1, one for each column", Assert.Throws<ArgumentException>(() => sheet.AddRow(new ContactSheetCell(_red), new ContactSheetCell(_red))).Message);
        Assert.Contains("AddRow", Assert.Throws<InvalidOperationException>(() => new ContactSheet(new ContactSheetColumn("A")).ToPicture()).Message);
        Assert.Contains("has no columns", Assert.Throws<ArgumentException>(() => new ContactSheet()).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContactSheet(new ContactSheetColumn("A")) { CellSize = 3 });
    }

    private static (byte Red, byte Green, byte Blue) Color(Picture picture, int x, int y) => OverlayTests.ColorAt(picture, x, y);

    private static Picture Plain(int width, int height, byte red, byte green, byte blue) =>
        new(width, height, [.. Enumerable.Repeat<byte[]>([red, green, blue], width * height).SelectMany(pixel => pixel)]);

    private ContactSheet SheetOf(Colormap? colors)
    {
        var sheet = new ContactSheet(new ContactSheetColumn("Original")) { CellSize = 256, Colormap = colors };
        sheet.AddRow(new ContactSheetCell(_red));
        return sheet;
    }
}
