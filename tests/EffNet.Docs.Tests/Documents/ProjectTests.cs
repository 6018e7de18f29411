namespace EffNet.Docs.Tests.Documents;

/// <summary>Project files on the pages have only known elements.</summary>
public sealed class ProjectTests
{
    [Theory]
    [MemberData(nameof(Library.Pages), MemberType = typeof(Library))]
    public void Every_sample_of_a_project_file_has_only_known_elements(string path) => Complaints.AreNone(ProjectCheck.Complaints(Page.Read(path)));

    [Theory]
    [InlineData("<Project><ItemGroup></Project>", "is not valid XML")]
    [InlineData("<Project><ItemGroup><AdditionalFile Include=\"a.effnet\" /></ItemGroup></Project>", "<AdditionalFile> means nothing")]
    [InlineData("<ItemGroup><EffNetFamilies>resnet</EffNetFamilies></ItemGroup>", "<EffNetFamilies> means nothing in a project file, or not in <ItemGroup>")]
    [InlineData("<EffNetFamlies>resnet</EffNetFamlies>", "<EffNetFamlies> means nothing")]
    public void A_wrong_sample_of_a_project_file_is_reported(string text, string complaint)
    {
        var found = Assert.Single(ProjectCheck.Complaints(new Page("page.md", $"```xml\n{text}\n```\n")));
        Assert.Contains(complaint, found, StringComparison.Ordinal);
    }
}
