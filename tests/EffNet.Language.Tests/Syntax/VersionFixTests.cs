namespace EffNet.Language.Tests.Syntax;

/// <summary>The fix for a missing or late version writes it on the first line and leaves all other text as it is.</summary>
public sealed class VersionFixTests
{
    private const string Suppressed = "// effnet: ignore EFN3010\n";

    private static readonly string s_rest = Source.Valid[Source.Version.Length..].TrimStart();

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void A_missing_version_is_inserted_with_the_line_end_of_the_file(string lineEnd)
    {
        var text = s_rest.ReplaceLineEndings(lineEnd);
        Assert.Equal($"effnet 1;{lineEnd}{text}", Fix(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData(Suppressed)]
    [InlineData("/* a header */\n\n" + Suppressed)]
    public void A_missing_version_is_inserted_before_the_comments_of_the_first_statement(string comments) =>
        Assert.Equal($"effnet 1;\n{comments}{s_rest}", Fix(comments + s_rest));

    [Fact]
    public void A_missing_version_is_inserted_after_a_byte_order_mark() => Assert.Equal($"\uFEFFeffnet 1;\n{s_rest}", Fix($"\uFEFF{s_rest}"));

    [Theory]
    [InlineData("effnet 1;", "\n")]
    [InlineData("effnet 1;", "\r\n")]
    [InlineData("effnet /* keep */ 1;", "\n")]
    [InlineData("effnet 2;", "\n")]
    public void A_late_version_is_moved_as_it_is(string version, string lineEnd)
    {
        var rest = (Suppressed + s_rest).ReplaceLineEndings(lineEnd);
        Assert.Equal($"{version}{lineEnd}{rest}", Fix(rest + version));
    }

    private static string Fix(string text)
    {
        Assert.Empty(Fixes.FindFaults(text));
        return Assert.Single(Assert.Single(ModelCompiler.Compile(text).Diagnostics, d => d.Rule.Id == "EFN1007").Fixes).Apply(text);
    }
}
