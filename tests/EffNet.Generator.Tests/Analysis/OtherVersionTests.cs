using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace EffNet.Generator.Tests.Analysis;

/// <summary>EFN5008: one error names the reference with another version, instead of errors in generated code or a failure at run time.</summary>
public sealed class OtherVersionTests
{
    private const string Generated = """[System.CodeDom.Compiler.GeneratedCode("EffNet", "0.0.9")] public class Net : EffNet.UnrolledNetwork;""";

    [Fact]
    public Task Generated_code_of_another_version_causes_one_error() => Project(Library("EffNet", "0.0.9.0", Generated))
        .Expect(
            Error(
                $"Nothing is generated, because EffNet 0.0.9 generated the networks in the referenced assembly 'Library', and they do not run with EffNet {OtherVersion.Own}, "
                + $"which this project uses. Build 'Library' with EffNet {OtherVersion.Own}, or reference EffNet 0.0.9 in this project."))
        .VerifyAsync();

    [Fact]
    public Task Handwritten_code_may_use_another_version() => Project(Library("EffNet", "0.0.9.0", "public class Net : EffNet.UnrolledNetwork;")).VerifyAsync();

    [Fact]
    public Task A_referenced_EffNet_library_of_another_version_causes_one_error()
    {
        var test = ProjectTest.Of(RuleCases.Sound).Without(Compiler.Variants);
        test.TestState.AdditionalReferences.Add(Compile("EffNet.Variants", "0.0.9.0", "namespace EffNet { public class NetworkVariant; }"));
        return test
            .Expect(
                Error(
                    $"Nothing is generated, because the generator is EffNet {OtherVersion.Own}, but the project references EffNet.Variants 0.0.9. "
                    + "Use one version of all packages whose names begin with 'EffNet'."))
            .VerifyAsync();
    }

    private static DiagnosticResult Error(string message) => DiagnosticResult.CompilerError("EFN5008").WithSpan(ProjectTest.FilePath, 1, 1, 1, 1).WithMessage(message);

    private static ProjectTest Project(MetadataReference library)
    {
        var test = ProjectTest.Of(RuleCases.Sound);
        test.TestState.AdditionalReferences.Add(library);
        return test;
    }

    /// <summary>Compiles a library against another version.</summary>
    private static PortableExecutableReference Library(string reference, string version, string source) =>
        Compile("Library", "1.0.0.0", source, Compile(reference, version, "namespace EffNet { public class UnrolledNetwork; }"));

    private static PortableExecutableReference Compile(string name, string version, string source, params IEnumerable<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyVersion(\"{version}\")] {source}")],
            [.. Compiler.References.Where(r => r != Compiler.EffNet && r != Compiler.TorchSharp && !Compiler.Rooms.Contains(r)), .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray(), filePath: $"{name}.dll");
    }
}
