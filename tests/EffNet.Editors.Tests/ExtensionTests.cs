using System.Text.Json;
using System.Text.RegularExpressions;

namespace EffNet.Editors.Tests;

/// <summary>The folder that is copied to an editor's extensions.</summary>
public sealed class ExtensionTests
{
    [Fact]
    public void The_manifest_of_the_extension_names_the_language_and_existing_files()
    {
        using var manifest = Parse("package.json");
        var contributions = manifest.RootElement.GetProperty("contributes");
        var language = Assert.Single(contributions.GetProperty("languages").EnumerateArray());
        var grammar = Assert.Single(contributions.GetProperty("grammars").EnumerateArray());

        Assert.Equal("effnet", language.GetProperty("id").GetString());
        Assert.Equal(".effnet", Assert.Single(language.GetProperty("extensions").EnumerateArray()).GetString());
        Assert.Equal("language-configuration.json", Path.GetRelativePath(ShippedFile.Extension, PathOf(language.GetProperty("configuration"))));
        Assert.Equal("effnet", grammar.GetProperty("language").GetString());
        Assert.Equal(Grammar.Root, grammar.GetProperty("scopeName").GetString());
        Assert.Equal(Grammar.File, PathOf(grammar.GetProperty("path")));
        Assert.True(File.Exists(PathOf(language.GetProperty("configuration"))));
        Assert.True(File.Exists(PathOf(grammar.GetProperty("path"))));
    }

    [Fact]
    public void The_manifest_of_the_extension_has_valid_name_publisher_version_and_engine()
    {
        using var manifest = Parse("package.json");
        foreach (var property in (string[])["name", "publisher", "version"])
            Assert.Matches("^[a-z0-9][a-z0-9.-]*$", manifest.RootElement.GetProperty(property).GetString()!);
        Assert.Matches(@"^\^\d+\.\d+\.\d+$", manifest.RootElement.GetProperty("engines").GetProperty("vscode").GetString()!);
    }

    [Fact]
    public void The_grammar_is_for_effnet_files_and_includes_exactly_the_rules_that_it_defines()
    {
        using var grammar = Parse("syntaxes", "effnet.tmLanguage.json");
        Assert.Equal(Grammar.Root, grammar.RootElement.GetProperty("scopeName").GetString());
        Assert.Equal("effnet", Assert.Single(grammar.RootElement.GetProperty("fileTypes").EnumerateArray()).GetString());
        var rules = grammar.RootElement.GetProperty("repository").EnumerateObject().Select(rule => rule.Name).ToHashSet(StringComparer.Ordinal);
        var included = Regex.Matches(grammar.RootElement.GetRawText(), "\"include\": \"#(?<rule>[^\"]+)\"").Select(m => m.Groups["rule"].Value).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(rules.Order(StringComparer.Ordinal), included.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_editor_configuration_has_the_comments_and_brackets_of_the_language()
    {
        using var configuration = Parse("language-configuration.json");
        var comments = configuration.RootElement.GetProperty("comments");
        Assert.Equal("//", comments.GetProperty("lineComment").GetString());
        Assert.Equal(["/*", "*/"], comments.GetProperty("blockComment").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal(["{}", "()"], configuration.RootElement.GetProperty("brackets").EnumerateArray().Select(pair => string.Concat(pair.EnumerateArray())));
    }

    [Theory]
    [InlineData("effnet 1;", true)]
    [InlineData("\uFEFF effnet  12 ;", true)]
    [InlineData("effnetworks 1;", false)]
    [InlineData("// effnet 1;", false)]
    public void The_first_line_of_a_file_determines_the_language(string line, bool expected)
    {
        using var manifest = Parse("package.json");
        var pattern = manifest.RootElement.GetProperty("contributes").GetProperty("languages")[0].GetProperty("firstLine").GetString()!;
        Assert.Equal(expected, Regex.IsMatch(line, pattern, RegexOptions.ECMAScript));
    }

    [Theory]
    [InlineData("width: 1.25e-3M;", "width", "1.25e-3M")]
    [InlineData("within: 10%; base_width: 5_288_548", "within", "10%", "base_width", "5_288_548")]
    [InlineData("stage3 { phi: -1; }", "stage3", "phi", "-1")]
    public void A_double_click_selects_a_whole_word_or_number(string line, params string[] words)
    {
        using var configuration = Parse("language-configuration.json");
        var pattern = configuration.RootElement.GetProperty("wordPattern").GetString()!;
        Assert.Equal(words, Regex.Matches(line, pattern, RegexOptions.ECMAScript).Select(m => m.Value));
    }

    [Theory]
    [InlineData("    variant B0 {", true)]
    [InlineData("{", true)]
    [InlineData("    stage1: conv(", true)]
    [InlineData("    stage1: conv(kernel: 3,", true)]
    [InlineData("    stage1: conv(kernel: 3);", false)]
    [InlineData("    variant B0 { phi: 0; }", false)]
    [InlineData("    paper { flops: 1G; } require flops = 1;", false)]
    [InlineData("    phi: 0; // as in {", false)]
    [InlineData("}", false)]
    public void Only_a_line_with_an_open_bracket_indents_the_next_line(string line, bool expected) => Assert.Equal(expected, Matches("increaseIndentPattern", line));

    [Theory]
    [InlineData("    }", true)]
    [InlineData(");", true)]
    [InlineData("phi: 0; }", false)]
    public void Only_a_line_that_begins_with_a_closing_bracket_is_indented_less(string line, bool expected) => Assert.Equal(expected, Matches("decreaseIndentPattern", line));

    private static bool Matches(string rule, string line)
    {
        using var configuration = Parse("language-configuration.json");
        return Regex.IsMatch(line, configuration.RootElement.GetProperty("indentationRules").GetProperty(rule).GetString()!, RegexOptions.ECMAScript);
    }

    private static JsonDocument Parse(params string[] path) => JsonDocument.Parse(File.ReadAllText(Path.Combine([ShippedFile.Extension, .. path])));

    private static string PathOf(JsonElement relative) => Path.GetFullPath(Path.Combine(ShippedFile.Extension, relative.GetString()!));
}
