namespace EffNet.Editors.Tests;

/// <summary>Whole files, as users open them.</summary>
public sealed class ShippedFileTests
{
    public static TheoryData<string> Models => ShippedFile.Models;

    [Fact]
    public void The_tests_find_the_shipped_files()
    {
        Assert.True(ShippedFile.Models.Count > 1);
        Assert.Contains(ShippedFile.Models, row => row.Data == "models.effnet");
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_token_of_a_shipped_file_has_a_scope_and_none_is_invalid(string name)
    {
        var tokens = Grammar.Tokenize(ShippedFile.ReadModel(name));
        Assert.NotEmpty(tokens);
        Assert.All(tokens, token => Assert.True(token.IsColored, token.ToString()));
        Assert.DoesNotContain(tokens, token => token.Scopes.Any(s => s.StartsWith("invalid.", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void No_word_of_a_shipped_file_is_unknown_to_the_grammar(string name) => Assert.DoesNotContain(Grammar.Tokenize(ShippedFile.ReadModel(name)), token => token.IsUnknown);

    [Theory]
    [MemberData(nameof(Models))]
    public void Windows_line_ends_do_not_change_the_scopes_of_a_shipped_file(string name)
    {
        var text = ShippedFile.ReadModel(name);
        var windows = Grammar.Tokenize(text.ReplaceLineEndings("\r\n"));
        Assert.Equal(Grammar.Tokenize(text).Select(Looks), windows.Select(Looks));
    }

    private static string Looks(ScopedToken token) => $"{token.Text}: {string.Join(' ', token.Scopes)}";
}
