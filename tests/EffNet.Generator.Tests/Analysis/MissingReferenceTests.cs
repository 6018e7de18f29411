using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace EffNet.Generator.Tests.Analysis;

/// <summary>EFN5002 and EFN5003: one diagnostic names the missing reference, instead of one on every line of generated code.</summary>
public sealed class MissingReferenceTests
{
    private static readonly DiagnosticResult s_effNet = DiagnosticResult.CompilerError("EFN5002").WithSpan(ProjectTest.FilePath, 1, 1, 1, 1)
        .WithMessage(
            "Nothing is generated from this file, because the project does not reference EffNet, which generated code calls. "
            + "Add '<PackageReference Include=\"EffNet\" />' to the project, or reference 'EffNet.Variants' to work without TorchSharp. Both require .NET 8 or later.");

    private static readonly DiagnosticResult s_torchSharp = DiagnosticResult.CompilerError("EFN5003").WithSpan(ProjectTest.FilePath, 1, 1, 1, 1)
        .WithMessage(
            "Nothing is generated from this file, because the project references EffNet without TorchSharp. "
            + "Add '<PackageReference Include=\"TorchSharp-cpu\" />' to the project, or replace EffNet with 'EffNet.Variants', which does not need TorchSharp.");

    [Fact]
    public Task A_project_without_EffNet_has_exactly_one_error() =>
        ProjectTest.Of(RuleCases.Sound).Without(Compiler.EffNet, Compiler.Variants).Expect(s_effNet).VerifyAsync();

    [Fact]
    public Task A_project_with_EffNet_but_without_TorchSharp_has_exactly_one_error() =>
        ProjectTest.Of(RuleCases.Sound).Without(Compiler.TorchSharp).Expect(s_torchSharp).VerifyAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_project_with_EffNet_Variants_but_without_EffNet_has_no_error(bool hasTorchSharp) =>
        ProjectTest.Of(RuleCases.Sound).Without(hasTorchSharp ? [Compiler.EffNet] : [Compiler.EffNet, Compiler.TorchSharp]).VerifyAsync();

    [Fact]
    public Task Several_files_of_a_project_without_EffNet_share_one_error()
    {
        var other = RuleCases.Edit("family Tiny", "family Other");

        return new ProjectTest((ProjectTest.FilePath, RuleCases.Sound), ("/project/zoo.effnet", other)).Without(Compiler.EffNet, Compiler.Variants).Expect(s_effNet).VerifyAsync();
    }

    [Fact]
    public Task A_project_without_effnet_files_does_not_require_EffNet() =>
        new ProjectTest(("/project/notes.txt", "phi: -1;")).Without(Compiler.EffNet, Compiler.TorchSharp, Compiler.Variants).VerifyAsync();
}
