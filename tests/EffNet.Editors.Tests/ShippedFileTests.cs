namespace EffNet.Editors.Tests;

/// <summary>Whole files, as users open them.</summary>
public sealed class ShippedFileTests
{
    public static TheoryData<string> Models => ShippedFile.Models;

    [Fact]
    public void There_are_files()
    {
        Assert.True(ShippedFile.Models.Count > 1);
        Assert.Contains(ShippedFile.Models, row => row.Data == "models.effnet");
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Everything_has_a_scope_and_nothing_is_illegal(string name)
    {
        var tokens = Grammar.Tokenize(ShippedFile.ReadModel(name));
        Assert.NotEmpty(tokens);
        Assert.All(tokens, token => Assert.True(token.IsColored, token.ToString()));
        Assert.DoesNotContain(tokens, token => token.Scopes.Any(s => s.StartsWith("invalid.", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void No_word_is_unknown(string name) => Assert.DoesNotContain(Grammar.Tokenize(ShippedFile.ReadModel(name)), token => token.IsUnknown);

    [Theory]
    [MemberData(nameof(Models))]
    public void Line_ends_of_Windows_change_nothing(string name)
    {
        var text = ShippedFile.ReadModel(name);
        var windows = Grammar.Tokenize(text.ReplaceLineEndings("\r\n"));
        Assert.Equal(Grammar.Tokenize(text).Select(Looks), windows.Select(Looks));
    }

    private static string Looks(ScopedToken token) => $"{token.Text}: {string.Join(' ', token.Scopes)}";
}
