using EffNet.Generator.Tests.Analysis;
using Xunit;

namespace EffNet.Generator.Tests;

/// <summary>Builds of a project with the SDK: the files that <c>OmittedFiles.targets</c> finds, and the effect of a <c>.globalconfig</c>.</summary>
public sealed class RealBuildTests
{
    [Fact]
    public async Task A_build_reports_only_files_that_are_not_passed_to_the_compiler()
    {
        using var project = new TemporaryProject("""
            <AdditionalFiles Include="given.effnet" />
            <EffNetIgnore Include="ignored.effnet" />
            <Content Include="content.effnet" />
            <EmbeddedResource Include="embedded.effnet" />
            """, "<EnableDefaultEffNetItems>false</EnableDefaultEffNetItems>");
        string[] omitted = ["content.effnet", "embedded.effnet", "left.effnet", "nets/C#; 50% of it.effnet"];
        foreach (var path in omitted.Concat(["given.effnet", "ignored.effnet"]))
            project.Write(path, RuleCases.Sound);
        project.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.EFN5002.severity = none");

        var warned = Places(await project.Build(TestContext.Current.CancellationToken), ": warning EFN5004: ");

        Assert.Equal(omitted.Select(path => $"{path.Replace('/', Path.DirectorySeparatorChar)}(1,1)"), warned);
    }

    [Fact]
    public async Task A_global_config_in_a_build_changes_only_rules_that_do_not_break_the_network()
    {
        using var project = new TemporaryProject("""<AdditionalFiles Include="one.effnet;two.effnet" />""");
        project.Write("one.effnet", RuleCases.Edit("variant A { }", "variant A { resolution: 33; }").Replace("family Tiny", "family One", StringComparison.Ordinal));
        project.Write("two.effnet", RuleCases.Edit("variant A { }", "variant A { phi: -1; }"));
        project.Write(".globalconfig", """
            is_global = true
            dotnet_diagnostic.EFN2003.severity = none
            dotnet_diagnostic.EFN3010.severity = error
            dotnet_diagnostic.EFN5002.severity = none
            """);

        var output = await project.Build(TestContext.Current.CancellationToken);

        Assert.Equal(["one.effnet(14,29)"], Places(output, ": error EFN3010: "));
        Assert.Equal(["two.effnet(14,22)"], Places(output, ": error EFN2003: "));
        Assert.Empty(Places(output, "EFN5002"));
    }

    private static IEnumerable<string> Places(IEnumerable<string> output, string message) => output
        .Where(line => line.Contains(message, StringComparison.Ordinal))
        .Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)])
        .Distinct()
        .Order(StringComparer.Ordinal);
}
