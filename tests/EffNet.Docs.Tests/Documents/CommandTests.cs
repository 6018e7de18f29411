namespace EffNet.Docs.Tests.Documents;

/// <summary>Commands on the pages exist and print the quoted output.</summary>
public sealed class CommandTests
{
    [Theory]
    [MemberData(nameof(Library.Pages), MemberType = typeof(Library))]
    public void Every_command_on_a_page_exists(string path) => Complaints.AreNone(CommandCheck.Complaints(Page.Read(path)));

    [Theory]
    [MemberData(nameof(Library.Pages), MemberType = typeof(Library))]
    public void Quoted_output_equals_the_output_of_the_tool(string path)
    {
        var page = Page.Read(path);
        ReceivedPage.Matches(path, "output", OutputCheck.Mend(page));
        Complaints.AreNone(OutputCheck.Complaints(page));
    }

    [Theory]
    [InlineData("effnet chek models.effnet")]
    [InlineData("effnet describe models.effnet --varient B0")]
    [InlineData("cd src && effnet check")]
    [InlineData("dotnet compile")]
    [InlineData("dotnet run --project examples/QuickStrat")]
    [InlineData("dotnet build tests/Nowhere")]
    [InlineData("dotnet run --project src/EffNet.Cli -- chek models.effnet")]
    [InlineData("CI=true tests/scripts/accept-snapshot")]
    [InlineData("make")]
    public void A_command_that_does_not_exist_is_reported(string command)
    {
        Assert.Single(CommandCheck.Complaints(new Page("page.md", $"```bash\n{command}\n```\n")));
        Assert.Single(CommandCheck.Complaints(new Page("page.md", $"```console\n$ {command}\noutput\n```\n")));
    }

    [Theory]
    [InlineData("effnet check models.effnet > messages.txt # all of them")]
    [InlineData("CI=true dotnet run -c Release --project examples/QuickStart -- effnet")]
    [InlineData("git clone x && cd x && dotnet build src/EffNet")]
    public void A_command_that_exists_is_not_reported(string command) => Assert.Empty(CommandCheck.Complaints(new Page("page.md", $"```bash\n# First:\n{command}\n```\n")));

    [Theory]
    [InlineData("Nothing of the kind.", 1)]
    [InlineData("net.effnet(1,1): error EFN1006: The file does not declare a family; write 'effnet 1;' and 'public family Name { … }'.", 1)]
    [InlineData("net.effnet(1,1): error EFN1006: The file does not declare a family; write 'effnet 1;' and 'public family Name { … }'.\n1 file, no variants, 1 error", 0)]
    [InlineData("…\n1 file, no variants, 1 error", 0)]
    [InlineData("…\n2 files, no variants, 1 error", 1)]
    public void Quoted_output_that_differs_is_reported_and_corrected(string output, int complaints)
    {
        var page = new Page("page.md", $"<!-- sample: EFN1006 -->\n\n```effnet\neffnet 1;\n```\n\n```console\n$ effnet check net.effnet\n{output}\n```\n");
        Assert.Equal(complaints, OutputCheck.Complaints(page).Count());
        Assert.Empty(OutputCheck.Complaints(new Page("page.md", OutputCheck.Mend(page))));
    }
}
