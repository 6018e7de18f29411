using System.Globalization;
using EffNet.Language.Tests.Mistakes;

namespace EffNet.Language.Tests.Models;

/// <summary>The same text gives the same result in every culture.</summary>
public sealed class CultureTests
{
    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void Models_and_messages_do_not_depend_on_the_culture(string culture)
    {
        var texts = Texts();
        var expected = texts.ConvertAll(t => Compile(t, CultureInfo.InvariantCulture));
        var actual = texts.ConvertAll(t => Compile(t, CultureInfo.GetCultureInfo(culture)));
        Assert.Equal(expected.Select(Messages), actual.Select(Messages));
        Assert.Equal(expected.Select(c => c.Model), actual.Select(c => c.Model));
    }

    [Fact]
    public void The_tested_cultures_format_numbers_and_letters_differently()
    {
        Assert.Equal("1,5", 1.5.ToString(CultureInfo.GetCultureInfo("de-DE")));
        Assert.Equal("İ", "i".ToUpper(CultureInfo.GetCultureInfo("tr-TR")));
        Assert.NotEqual("-1.5", (-1.5).ToString(CultureInfo.GetCultureInfo("ar-SA")));
    }

    private static List<string> Texts() =>
    [
        .. Shipped.All.Select(Shipped.Read),
        Shipped.Read(Shipped.Torchvision).Replace("= ", "<= 1.5K; require flops ~ 0.0", StringComparison.Ordinal),
        .. VariantMistakes.All.Select(c => Marked.Parse(Source.WithVariant(c.Variant)).Text),
        .. SearchMistakes.All.Select(c => Marked.Parse(Source.WithVariant(c.Search)).Text),
        .. FamilyMistakes.All.Select(c => Marked.Parse(c.File).Text),
        .. FileMistakes.All.Select(c => Marked.Parse(c.File).Text),
        Source.WithVariant("variant X { INPUT: 3; Init: 5; DROPPATH: 1; phi: 0.5; }"),
        Source.WithStatement("i_i: mbconv(kernel: 3, stride: 1, expand: 6, channels: 8, layers: 1);", "body"),
    ];

    private static string Messages(CompiledFile compiled) => string.Join("\n", compiled.Diagnostics.Select(d => $"{d.Rule.Id} {d.Span} {d.Message}"));

    private static CompiledFile Compile(string text, CultureInfo culture)
    {
        var (current, currentUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            return ModelCompiler.Compile(text);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (current, currentUi);
        }
    }
}
