using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace EffNet.Generator.Tests.Analysis;

/// <summary>EFN5005: names in <c>EffNetFamilies</c> that no shipped family has, as the package's <c>Families.targets</c> hands them over.</summary>
public sealed class UnknownFamilyTests
{
    [Fact]
    public Task A_name_similar_to_a_shipped_family_suggests_it() => Project("reznet").Expect(Unknown("reznet", "Did you mean 'resnet'?")).VerifyAsync();

    [Fact]
    public Task A_name_similar_to_no_shipped_family_lists_all_in_order() =>
        Project("vgg").Expect(Unknown("vgg", "Expected one of 'efficientnet', 'efficientnet-tf', 'resnet'.")).VerifyAsync();

    [Fact]
    public Task Each_of_several_is_reported() => Project("vgg%7Creznet").Expect(
        Unknown("vgg", "Expected one of 'efficientnet', 'efficientnet-tf', 'resnet'."), Unknown("reznet", "Did you mean 'resnet'?")).VerifyAsync();

    [Theory]
    [InlineData("resnet, efficientnet")]
    [InlineData("resnet efficientnet")]
    public Task Names_without_a_semicolon_between_them_are_an_error_that_suggests_it(string names) =>
        Project(Uri.EscapeDataString(names)).Expect(Unknown(names, "Write ';' between two names.")).VerifyAsync();

    /// <summary>At a 'using' that fails the compiler stops before the analyzer's turn, and nobody would tell the name that is wrong.</summary>
    [Fact]
    public Task The_namespace_of_shipped_families_exists_nevertheless()
    {
        var test = Project("reznet").Expect(Unknown("reznet", "Did you mean 'resnet'?"));
        test.TestState.Sources.Add("using EffNet.Models;");
        return test.VerifyAsync();
    }

    [Fact]
    public Task Shipped_families_have_no_diagnostics() => Project("").VerifyAsync();

    [Fact]
    public Task A_global_config_suppresses_the_diagnostic() => Project("vgg").WithGlobalOption("dotnet_diagnostic.EFN5005.severity = none").VerifyAsync();

    private static ProjectTest Project(string unknown) => ProjectTest.Of(RuleCases.Sound)
        .WithGlobalOption($"build_property.EffNetUnknownFamilies = {unknown}")
        .WithGlobalOption("build_property.EffNetShippedFamilies = resnet|efficientnet-tf|efficientnet")
        .WithGlobalOption("build_property.EffNetEscapedProjectFile = %2Fproject%2FApp.csproj");

    private static DiagnosticResult Unknown(string name, string hint) => DiagnosticResult.CompilerError("EFN5005").WithSpan("/project/App.csproj", 1, 1, 1, 1)
        .WithMessage($"Unknown shipped family '{name}' in 'EffNetFamilies'. {hint}");
}
