using EffNet.Fuzz.Checks;
using EffNet.Fuzz.Inputs;
using EffNet.Language.Formatting;

namespace EffNet.Language.Tests.Formatting;

/// <summary>Formatting changes only white space, and it does not change the files that ship.</summary>
public sealed class ShippedFormTests
{
    private const int Layouts = 8;

    private static readonly Corpus s_corpus = Corpus.Load();

    public static TheoryData<string> Shipped { get; } = [.. Support.Shipped.Every];

    public static TheoryData<string> All { get; } = [.. s_corpus.Texts.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_shipped_file_is_in_canonical_form(string file)
    {
        var text = Support.Shipped.Read(file);
        Assert.Equal(text, Formatted(text));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Formatting_keeps_tokens_comments_model_and_diagnostics(string name)
    {
        var text = Read(name);
        Assert.Empty(FormattedTextCheck.Find(text, ModelCompiler.Compile(text)));
        if (Formatter.Format(text).Text is { } formatted)
            Assert.Equal(Layout.Contents(text), Layout.Contents(formatted));
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Formatting_restores_spaces_tabs_indentation_and_blank_lines_of_a_shipped_file(string file)
    {
        var text = Support.Shipped.Read(file).ReplaceLineEndings("\n");
        for (var index = 0; index < Layouts; index++)
        {
            var destroyed = Layout.WithOtherSpaces(text, Dice.For(7, index));
            Assert.NotEqual(text, destroyed);
            Assert.Equal(text, Formatted(destroyed));
        }
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_file_on_one_line_is_formatted_to_a_canonical_file_with_the_same_model(string file)
    {
        var (text, oneLine) = (Support.Shipped.Read(file), Layout.OnOneLine(Support.Shipped.Read(file)));
        var formatted = Formatted(oneLine);
        Assert.Equal(Layout.Contents(text), Layout.Contents(formatted));
        Assert.Equal(formatted, Formatted(formatted));
        Assert.Equal(formatted, Formatted(Layout.WithOtherSpaces(oneLine, Dice.For(8, 0))));
        Assert.Equal(ModelCompiler.Compile(text).Model, ModelCompiler.Compile(formatted).Model);
        Assert.Contains("\n{\n", formatted, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Formatting_keeps_a_file_with_line_ends_and_comments_anywhere_equivalent(string name)
    {
        var text = Read(name);
        var formatted = 0;
        for (var index = 0; index < Layouts; index++)
        {
            var destroyed = Layout.WithAnything(index % 2 == 0 ? text : Layout.OnOneLine(text), places: 4 << (index % 8), Dice.For(9, index));
            var flaw = FormattedTextCheck.Find(destroyed, ModelCompiler.Compile(destroyed)).FirstOrDefault();
            Assert.True(flaw is null, $"{flaw?.Kind}: {flaw?.Detail}\nin\n{destroyed}");
            if (Formatter.Format(destroyed).Text is not { } again)
                continue;
            formatted++;
            Assert.Equal(Layout.Contents(destroyed), Layout.Contents(again));
        }

        Assert.True(formatted > 0 || Formatter.Format(text).Text is null, "No layout of this file was formatted.");
    }

    private static string Read(string name) => s_corpus.Texts.Single(t => t.Name == name).Text;

    private static string Formatted(string text)
    {
        var file = Formatter.Format(text);
        Assert.Empty(file.Diagnostics);
        return file.Text!;
    }
}
