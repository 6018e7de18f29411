namespace EffNet.Docs.Tests.Documents;

/// <summary>Links between documents, and from documents to code, have a target.</summary>
public sealed class LinkTests
{
    [Theory]
    [MemberData(nameof(Library.Pages), MemberType = typeof(Library))]
    public void Every_link_inside_the_repository_has_a_target(string path) => Complaints.AreNone(LinkCheck.Complaints(Page.Read(path)));

    [Theory]
    [InlineData("[a](nowhere.md)")]
    [InlineData("[a](#nowhere)")]
    [InlineData("[a](language.md#nowhere)")]
    [InlineData("[a](../nowhere.effnet)")]
    [InlineData("![a](drawing.svg)")]
    public void A_link_without_a_target_is_reported(string link) => Assert.Single(LinkCheck.Complaints(new Page("docs/page.md", $"# Here\n\nText with {link}.\n")));

    [Theory]
    [InlineData("[a](language.md)")]
    [InlineData("[a](language.md#solving)")]
    [InlineData("[a](#here)")]
    [InlineData("[a](../models.effnet)")]
    [InlineData("[a](../generator/EffNet.Language)")]
    [InlineData("[a](https://github.com/dotnet/TorchSharp)")]
    public void A_link_with_a_target_is_not_reported(string link) => Assert.Empty(LinkCheck.Complaints(new Page("docs/page.md", $"# Here\n\nText with {link}.\n")));
}
