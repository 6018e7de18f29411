namespace EffNet.Editors.Tests;

/// <summary>A statement that is being written: the lines after it keep their colors.</summary>
public sealed class UnfinishedStatementTests
{
    public static TheoryData<string> Models => ShippedFile.Models;

    [Theory]
    [MemberData(nameof(Models))]
    public void A_line_that_is_cut_off_does_not_change_the_colors_of_later_lines(string name)
    {
        for (var cut = 1; cut <= 10; cut++)
            ChangesNoOther(name, line => line[..(line.Length * cut / 11)]);
    }

    [Theory]
    [InlineData(";")]
    [InlineData(")")]
    [InlineData(");")]
    [InlineData("(")]
    [InlineData(",")]
    [InlineData(":")]
    [InlineData("{")]
    [InlineData("}")]
    public void A_line_with_missing_punctuation_does_not_change_the_colors_of_later_lines(string mark)
    {
        foreach (var model in ShippedFile.Models)
        {
            ChangesNoOther(model.Data, line => Without(line, line.IndexOf(mark, StringComparison.Ordinal), mark.Length));
            ChangesNoOther(model.Data, line => Without(line, line.LastIndexOf(mark, StringComparison.Ordinal), mark.Length));
        }
    }

    [Theory]
    [InlineData("(")]
    [InlineData("f(")]
    [InlineData("\"")]
    [InlineData("'")]
    [InlineData("//")]
    [InlineData("{")]
    [InlineData("from 1 to")]
    public void A_line_with_extra_text_does_not_change_the_colors_of_later_lines(string text)
    {
        foreach (var model in ShippedFile.Models)
            ChangesNoOther(model.Data, line => line + text);
    }

    [Fact]
    public void Arguments_of_a_call_over_several_lines_are_colored_as_arguments()
    {
        var tokens = Grammar.Tokenize("stage1: conv(\n    kernel: 3,\n    fixed: width,\n    channels: 32, at: 224);\nstage2: solve(\n  memory(batch: 8)\n  <= 40MiB);\n");
        string[] names = ["kernel", "fixed", "channels", "at", "batch"];
        Assert.Equal(names, tokens.Where(t => t.Scope == "variable.parameter").Select(t => t.Text));
    }

    [Fact]
    public void An_unclosed_comment_colors_the_rest_of_the_file() =>
        Assert.NotEmpty(new OpenFile("phi: 0;\nwidth: 1;\n").FindChangesBehind(0, "phi: 0; /*"));

    /// <summary>Asserts for every line of a file that <paramref name="change"/> of this line does not change the colors of later lines.</summary>
    private static void ChangesNoOther(string name, Func<string, string> change)
    {
        var file = new OpenFile(ShippedFile.ReadModel(name));
        for (var i = 0; i < file.Lines.Length; i++)
        {
            var changed = change(file.Lines[i]);
            if (!IsComment(file.Lines[i]) && changed != file.Lines[i] && file.FindChangesBehind(i, changed).FirstOrDefault() is { } difference)
                Assert.Fail($"'{changed}' in line {i + 1} of {name} makes {difference}");
        }
    }

    private static bool IsComment(string line) => line.TrimStart().StartsWith("//", StringComparison.Ordinal);

    private static string Without(string line, int at, int length) => at < 0 ? line : line.Remove(at, length);
}
