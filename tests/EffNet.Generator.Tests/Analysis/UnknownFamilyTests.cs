using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace EffNet.Generator.Tests.Analysis;

/// <summary>EFN5005: names in <c>EffNetFamilies</c> that no shipped family has, as the package's <c>Families.targets</c> passes them.</summary>
public sealed class UnknownFamilyTests
{
    [Fact]
    public Task An_unknown_family_similar_to_a_shipped_family_is_an_error_that_suggests_it() => Project("reznet").Expect(Unknown("reznet", "Did you mean 'resnet'?")).VerifyAsync();

    [Fact]
    public Task An_unknown_family_without_a_similar_one_is_an_error_that_lists_all_families() =>
        Project("vgg").Expect(Unknown("vgg", "Expected one of 'efficientnet', 'efficientnet-tf', 'resnet'.")).VerifyAsync();

    [Fact]
    public Task Each_of_several_unknown_families_is_reported() => Project("vgg%7Creznet").Expect(
        Unknown("vgg", "Expected one of 'efficientnet', 'efficientnet-tf', 'resnet'."), Unknown("reznet", "Did you mean 'resnet'?")).VerifyAsync();

    [Theory]
    [InlineData("resnet, efficientnet")]
    [InlineData("resnet efficientnet")]
    public Task Families_without_a_semicolon_between_them_are_an_error_that_suggests_it(string names) =>
        Project(Uri.EscapeDataString(names)).Expect(Unknown(names, "Write ';' between two names.")).VerifyAsync();

    /// <summary>The compiler stops at an unknown namespace in a 'using' before it runs the analyzer. The wrong name would not be reported.</summary>
    [Fact]
    public Task The_namespace_of_shipped_families_exists_if_a_family_is_unknown()
    {
        var test = Project("reznet").Expect(Unknown("reznet", "Did you mean 'resnet'?"));
        test.TestState.Sources.Add("using EffNet.Models;");
        return test.VerifyAsync();
    }

    [Fact]
    public Task Known_shipped_families_have_no_diagnostics() => Project("").VerifyAsync();

    [Fact]
    public Task A_global_config_suppresses_the_diagnostic_of_unknown_families() => Project("vgg").WithGlobalOption("dotnet_diagnostic.EFN5005.severity = none").VerifyAsync();

    private static ProjectTest Project(string unknown) => ProjectTest.Of(RuleCases.Sound)
        .WithGlobalOption($"build_property.EffNetUnknownFamilies = {unknown}")
        .WithGlobalOption("build_property.EffNetShippedFamilies = resnet|efficientnet-tf|efficientnet")
        .WithGlobalOption("build_property.EffNetEscapedProjectFile = %2Fproject%2FApp.csproj");

    private static DiagnosticResult Unknown(string name, string hint) => DiagnosticResult.CompilerError("EFN5005").WithSpan("/project/App.csproj", 1, 1, 1, 1)
        .WithMessage($"Unknown shipped family '{name}' in 'EffNetFamilies'. {hint}");
}
