using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace EffNet.Generator.Tests.Analysis;

/// <summary>EFN5007: a family that a referenced assembly has too. The compiler's own warnings of it (CS0436) would be unexpected here.</summary>
public sealed class ReferencedTypeTests
{
    [Fact]
    public Task The_first_type_of_each_file_and_assembly_is_reported() => Project("public")
        .Expect(DiagnosticResult.CompilerWarning("EFN5007").WithSpan(ProjectTest.FilePath, 4, 15, 4, 19)
            .WithMessage(
                "Type 'Sample.Tiny' also exists in the referenced assembly 'Library', and the two are different types. "
                + "Generate the family in one project only, or give the file another namespace."))
        .VerifyAsync();

    [Fact]
    public Task An_internal_type_of_a_reference_is_not_reported() => Project("internal").VerifyAsync();

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
