using System.Text.RegularExpressions;

namespace EffNet.Docs.Tests.Documents;

/// <summary>Files and parts of files in the language compile or have the diagnostics that their pages state.</summary>
public sealed partial class EffNetTests
{
    private const string Sound = """
        effnet 1;
        profile plain { padding: symmetric; }
        public family Net
        {
            input: image(channels: 3, size: 224); classes: 10; activation: relu; profile: plain;
            top: head(channels: 128, pool: average);
            variant Small { }
        }
        """;

    [Theory]
    [MemberData(nameof(Library.Pages), MemberType = typeof(Library))]
    public void Every_effnet_sample_compiles_or_has_the_diagnostics_of_its_page(string path) => Complaints.AreNone(EffNetCheck.Complaints(Page.Read(path)));

    [Theory]
    [MemberData(nameof(Library.Pages), MemberType = typeof(Library))]
    public void Quoted_messages_equal_those_of_the_file_before_them(string path)
    {
        var page = Page.Read(path);
        ReceivedPage.Matches(path, "messages", MessageCheck.Mend(page));
        Complaints.AreNone(MessageCheck.Complaints(page));
    }

    /// <summary>The tables of the reference list the valid entries of each context. Each entry is compiled in its context.</summary>
    [Fact]
    public void Every_entry_of_the_reference_is_valid_in_its_context()
    {
        var entries = Entries(Repository.Read("docs/language.md")).ToList();
        Assert.Equal(["in family", "in file", "in variant"], entries.Select(e => e.Context).Distinct().Order(StringComparer.Ordinal));
        Complaints.AreNone(entries.SelectMany(e => EffNetCheck.ComplaintsOfPart(e.Context, e.Text).Select(complaint => $"{e.Text}: {complaint}")));
    }

    [Fact]
    public void An_invalid_entry_of_the_reference_is_reported()
    {
        var entries = Entries("| in a variant | |\n|---|---|\n| `phi: 2;` `wdth: 1;` | what |\n| `depth 1;` | more |\n");
        Assert.Equal(2, entries.Count(e => EffNetCheck.ComplaintsOfPart(e.Context, e.Text).Any()));
    }

    [Theory]
    [InlineData("", "classes: 10;", "classes 10;", "EFN1002")]
    [InlineData("<!-- sample: clean -->\n\n", "variant Small { }", "variant Small { resolution: 225; top { channels: 129; } } // effnet: ignore EFN3010", "EFN1113")]
    [InlineData("<!-- sample: EFN1002 -->\n\n", "", "", "nothing instead of EFN1002")]
    [InlineData("<!-- sample: EFN1002 -->\n\n", "classes: 10;", "classes: ten;", "EFN1105")]
    [InlineData("<!-- sample: EFN1111; … is 3 times \"variant V# { }\" -->\n\n", "variant Small { }", "…", "nothing instead of EFN1111")]
    [InlineData("<!-- sample: excerpt of models.effnet -->\n\n", "", "", "'profile plain {' is not in models.effnet, or not in this order")]
    public void A_wrong_effnet_sample_is_reported(string directive, string part, string wrong, string complaint)
    {
        var text = part.Length == 0 ? Sound : Sound.Replace(part, wrong, StringComparison.Ordinal);
        var found = Assert.Single(EffNetCheck.Complaints(new Page("page.md", $"{directive}```effnet\n{text}\n```\n")));
        Assert.Contains(complaint, found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("in file", "public family Second { phi: 1; }")]
    [InlineData("in family", "variant Small { wdth: 1; }")]
    [InlineData("in family", "classes 10;")]
    [InlineData("in variant", "input: image(channels: 3, size: 32);")]
    [InlineData("in variant", "resolution: high;")]
    public void A_wrong_part_of_an_effnet_file_is_reported(string context, string text) =>
        Assert.NotEmpty(EffNetCheck.Complaints(new Page("page.md", $"<!-- sample: {context} -->\n\n```effnet\n{text}\n```\n")));

    [Theory]
    [InlineData("variant B1 { phi: 1; }\n…\nvariant B0 { phi: 0; }")]
    [InlineData("variant B8 { phi: 0; }")]
    public void An_excerpt_that_differs_from_its_file_is_reported(string text) =>
        Assert.NotEmpty(EffNetCheck.Complaints(new Page("page.md", $"<!-- sample: excerpt of models.effnet -->\n\n```effnet\n{text}\n```\n")));

    [Fact]
    public void An_unknown_directive_of_a_sample_throws() =>
        Assert.Throws<FormatException>(() => EffNetCheck.Complaints(new Page("page.md", "<!-- sample: in famly -->\n\n```effnet\nphi: 1;\n```\n")).ToList());

    [Fact]
    public void Quoted_messages_that_differ_are_reported_and_corrected()
    {
        var page = new Page(
            "page.md", "<!-- sample: EFN1006 -->\n\n```effnet\neffnet 1;\n```\n\n<!-- sample: messages -->\n\n```text\nnet.effnet(1,1): error EFN1006: Something.\n```\n");
        Assert.Single(MessageCheck.Complaints(page));
        Assert.Empty(MessageCheck.Complaints(new Page("page.md", MessageCheck.Mend(page))));
    }

    /// <summary>The first column of tables headed "in a family" and the like, with values in place of placeholders.</summary>
    private static IEnumerable<(string Context, string Text)> Entries(string document)
    {
        var context = string.Empty;
        foreach (var line in document.Split('\n'))
        {
            if (Head().Match(line) is { Success: true } head)
                context = $"in {head.Groups["place"].Value}";
            else if (!line.StartsWith('|'))
                context = string.Empty;
            if (context.Length == 0 || !line.StartsWith("| `", StringComparison.Ordinal))
                continue;
            foreach (var code in Code().Matches(line.Split(" | ")[0]).Select(m => m.Groups["text"].Value).Where(text => text[^1] is ';' or '}'))
            {
                yield return (context, code
                    .Replace("{ … }", "{ }", StringComparison.Ordinal)
                    .Replace("operator(…)", "max_pool(kernel: 3, stride: 2)", StringComparison.Ordinal)
                    .Replace("NAME", "Name", StringComparison.Ordinal));
            }
        }
    }

    [GeneratedRegex(@"^\| in (the|a) (?<place>file|family|variant) \| \|$")]
    private static partial Regex Head();

    [GeneratedRegex("`(?<text>[^`]+)`")]
    private static partial Regex Code();
}
