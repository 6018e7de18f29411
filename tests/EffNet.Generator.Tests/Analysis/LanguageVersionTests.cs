using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace EffNet.Generator.Tests.Analysis;

/// <summary>EFN5006: a version of C# that cannot compile generated code.</summary>
public sealed class LanguageVersionTests
{
    [Theory]
    [InlineData(LanguageVersion.CSharp7_3)]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp11)]
    public Task An_older_CSharp_version_causes_one_error_of_the_project_and_nothing_is_generated(LanguageVersion version) =>
        Project(version).Expect(DiagnosticResult.CompilerError("EFN5006").WithSpan("/project/App.csproj", 1, 1, 1, 1)
            .WithMessage(
                $"Nothing is generated, because the project uses C# {version.ToDisplayString()}, and generated code requires C# 12.0 or later. "
                + "Remove 'LangVersion' from the project, or set it to 12.0 or later.")).VerifyAsync();

    /// <summary>The test fails on every diagnostic of the compiler in generated files.</summary>
    [Fact]
    public Task CSharp_12_compiles_generated_code_without_diagnostics() => Project(LanguageVersion.CSharp12).VerifyAsync();

    private static ProjectTest Project(LanguageVersion version)
    {
        var test = ProjectTest.Of(RuleCases.Sound).WithGlobalOption("build_property.EffNetEscapedProjectFile = %2Fproject%2FApp.csproj");
        test.CSharpVersion = version;
        test.TestState.Sources.Add("using Sample;");
        return test;
    }
}
