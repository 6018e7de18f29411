using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace EffNet.Generator.Tests.Analysis;

/// <summary>EFN5007: a family that a referenced assembly has too. The compiler's own warning of the same problem (CS0436) would fail the test.</summary>
public sealed class ReferencedTypeTests
{
    [Fact]
    public Task A_family_that_a_referenced_assembly_also_has_is_reported_once() => Project("public")
        .Expect(DiagnosticResult.CompilerWarning("EFN5007").WithSpan(ProjectTest.FilePath, 4, 15, 4, 19)
            .WithMessage(
                "Type 'Sample.Tiny' also exists in the referenced assembly 'Library', and the two are different types. "
                + "Generate the family in one project only, or give the file another namespace."))
        .VerifyAsync();

    [Fact]
    public Task A_family_that_is_internal_in_a_referenced_assembly_is_not_reported() => Project("internal").VerifyAsync();

    private static ProjectTest Project(string accessibility)
    {
        var file = RuleCases.Edit("public family", $"{accessibility} family");
        Compiler.Driver([Files.Text("/library/tiny.effnet", file)])
            .RunGeneratorsAndUpdateCompilation(Compiler.Compilation(), out var compilation, out _, TestContext.Current.CancellationToken);
        using var image = new MemoryStream();
        Assert.True(compilation.WithAssemblyName("Library").Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        var test = ProjectTest.Of(RuleCases.Sound);
        test.TestState.AdditionalReferences.Add(MetadataReference.CreateFromImage(image.ToArray(), filePath: "Library.dll"));
        return test;
    }
}
