using EffNet.Language.Text;

namespace EffNet.Language.Tests.Models;

/// <summary>Offsets are converted to the lines and columns that an editor shows.</summary>
public sealed class LineMapTests
{
    [Theory]
    [InlineData("ab\ncd", 3, 1, 0)]
    [InlineData("ab\r\ncd", 4, 1, 0)]
    [InlineData("ab\r\ncd", 3, 0, 3)]
    [InlineData("ab\rcd", 3, 1, 0)]
    [InlineData("ab\n\ncd", 3, 1, 0)]
    [InlineData("ab\n", 3, 1, 0)]
    [InlineData("ab\r", 3, 1, 0)]
    [InlineData("ab", 2, 0, 2)]
    [InlineData("", 0, 0, 0)]
    public void Every_kind_of_line_end_ends_a_line(string text, int offset, int line, int column) =>
        Assert.Equal(new LinePosition(line, column), LineMap.Create(text).GetPosition(offset));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void A_diagnostic_is_on_the_same_line_for_all_line_ends(string lineEnd)
    {
        var compiled = ModelCompiler.Compile(Source.WithVariant("variant X { phi: 9x; }").ReplaceLineEndings(lineEnd));
        Assert.Equal(new LinePosition(14, 21), compiled.Lines.GetPosition(Assert.Single(compiled.Diagnostics).Span.Start));
    }
}
