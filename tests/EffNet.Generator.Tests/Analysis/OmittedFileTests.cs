using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace EffNet.Generator.Tests.Analysis;

/// <summary>EFN5004: files of the project that are not passed to the compiler, as <c>OmittedFiles.targets</c> lists them.</summary>
public sealed class OmittedFileTests
{
    [Theory]
    [InlineData("/project/left.effnet")]
    [InlineData("/project/left.effnet", "/project/out.effnet")]
    public Task Every_omitted_file_is_reported_at_its_top(params string[] omitted) => ProjectTest.Of(RuleCases.Sound)
        .WithGlobalOption($"build_property.EffNetOmittedFiles = {string.Join('|', omitted)}")
        .Expect(omitted.Select(Omitted))
        .VerifyAsync();

    [Fact]
    public Task Omitted_files_are_reported_in_a_project_without_other_files() =>
        new ProjectTest().WithGlobalOption("build_property.EffNetOmittedFiles = /project/left.effnet").Expect(Omitted("/project/left.effnet")).VerifyAsync();

    [Fact]
    public Task A_project_without_omitted_files_has_no_diagnostics() => ProjectTest.Of(RuleCases.Sound).WithGlobalOption("build_property.EffNetOmittedFiles = ").VerifyAsync();

    [Fact]
    public Task A_global_config_suppresses_the_diagnostic_of_omitted_files() => ProjectTest.Of(RuleCases.Sound)
        .WithGlobalOption("build_property.EffNetOmittedFiles = /project/left.effnet")
        .WithGlobalOption("dotnet_diagnostic.EFN5004.severity = none")
        .VerifyAsync();

    private static DiagnosticResult Omitted(string path) => DiagnosticResult.CompilerWarning("EFN5004").WithSpan(path, 1, 1, 1, 1)
        .WithMessage(
            "Nothing is generated from this file, because it is not passed to the compiler. "
            + "Add '<AdditionalFiles Include=\"…\" />' with its path to the project, or '<EffNetIgnore Include=\"…\" />' to leave it out on purpose.");
}
