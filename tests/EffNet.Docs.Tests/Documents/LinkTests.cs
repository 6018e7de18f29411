namespace EffNet.Docs.Tests.Documents;

/// <summary>Links between documents, and from them to code, lead somewhere.</summary>
public sealed class LinkTests
{
    [Theory]
    [MemberData(nameof(Library.Pages), MemberType = typeof(Library))]
    public void Every_link_inside_the_repository_leads_somewhere(string path) => Complaints.AreNone(LinkCheck.Complaints(Page.Read(path)));

    [Theory]
    [InlineData("[a](nowhere.md)")]
    [InlineData("[a](#nowhere)")]
    [InlineData("[a](language.md#nowhere)")]
    [InlineData("[a](../nowhere.effnet)")]
    [InlineData("![a](drawing.svg)")]
    public void One_that_leads_nowhere_is_found(string link) => Assert.Single(LinkCheck.Complaints(new Page("docs/page.md", $"# Here\n\nText with {link}.\n")));

    [Theory]
    [InlineData("[a](language.md)")]
    [InlineData("[a](language.md#solving)")]
    [InlineData("[a](#here)")]
    [InlineData("[a](../models.effnet)")]
    [InlineData("[a](../generator/EffNet.Language)")]
    [InlineData("[a](https://github.com/dotnet/TorchSharp)")]
    public void One_that_leads_somewhere_is_not(string link) => Assert.Empty(LinkCheck.Complaints(new Page("docs/page.md", $"# Here\n\nText with {link}.\n")));
}
