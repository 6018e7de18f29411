using Basic.Reference.Assemblies;
using EffNet.Generator;
using EffNet.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace EffNet.Benchmarks.Generation;

/// <summary>The C# compiler that runs the generator.</summary>
internal static class CompilerHost
{
    /// <summary>The assemblies that generated code calls. Without them, nothing is generated.</summary>
    private static readonly MetadataReference[] s_libraries =
    [
        .. GeneratedCodeLibraries.All.Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpCompilation Compilation(string source) =>
        CSharpCompilation.Create("Consumer", [CSharpSyntaxTree.ParseText(source)], [.. Net100.References.All, .. s_libraries]);

    public static GeneratorDriver Driver(AdditionalText file) => CSharpGeneratorDriver.Create([new EffNetGenerator().AsSourceGenerator()], [file]);

    /// <summary>Returns a new file, whose content no cache of the generator contains.</summary>
    public static AdditionalText File(string text) => new InMemory(SourceText.From(text));

    /// <summary>Throws an exception if the generator failed. The compiler reports such a failure only as a warning, and the time of a failed run would be too short.</summary>
    public static GeneratorDriver Check(GeneratorDriver driver)
    {
        var result = driver.GetRunResult().Results.Single();
        return result.Exception is null && result.GeneratedSources.Length > 1
            ? driver
            : throw new InvalidOperationException("The generator failed, or generated fewer than two files.", result.Exception);
    }

    private sealed class InMemory(SourceText text) : AdditionalText
    {
        public override string Path => "models.effnet";

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }
}
