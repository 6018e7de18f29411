namespace EffNet.Docs.Tests.Documents;

/// <summary>Samples state their language.</summary>
public sealed class FenceTests
{
    [Theory]
    [MemberData(nameof(Library.Pages), MemberType = typeof(Library))]
    public void Every_sample_names_a_known_language(string path) => Complaints.AreNone(FenceCheck.Complaints(Page.Read(path)));

    [Theory]
    [InlineData("```\ntext\n```\n", "page.md(1): the fence names no language; write 'text' where it is none")]
    [InlineData(
        "Text.\n\n```cs\nvar x = 1;\n```\n",
        "page.md(3): 'cs' is not a known language; use one of effnet, csharp, xml, bash, console, text, ini, json, yaml, mermaid, diff, python, cpp")]
    public void A_sample_without_a_known_language_is_reported(string text, string complaint) => Assert.Equal([complaint], FenceCheck.Complaints(new Page("page.md", text)));
}
