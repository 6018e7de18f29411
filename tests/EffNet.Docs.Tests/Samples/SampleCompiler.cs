using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Basic.Reference.Assemblies;
using EffNet.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Microsoft.ML.OnnxRuntime;
using TorchSharp;

namespace EffNet.Docs.Tests.Samples;

/// <summary>Compiles C# like a project that references the package: with the real generator, the run-time libraries, TorchSharp and ONNX Runtime.</summary>
internal static class SampleCompiler
{
    private static readonly MetadataReference[] s_references =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(torch).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(InferenceSession).Assembly.Location),
        .. Directory.GetFiles(Path.GetDirectoryName(Repository.LocateBuilt("src/EffNet", "EffNet.dll"))!, "EffNet*.dll").Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(Repository.LocateBuilt("src/EffNet.Training", "EffNet.Training.dll")),
    ];

    /// <summary>The usings of <c>ImplicitUsings</c>.</summary>
    private static readonly SyntaxTree s_implicitUsings = CSharpSyntaxTree.ParseText(
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """,
        CSharpSample.ParseOptions);

    /// <summary>The generated code by source files, which pages share.</summary>
    private static readonly ConcurrentDictionary<string, ImmutableArray<SyntaxTree>> s_generated = new(StringComparer.Ordinal);

    /// <summary>Returns the errors of <paramref name="sources"/> together with the code generated from <paramref name="models"/>, and uses of obsolete members.</summary>
    /// <param name="kind">A program or a library.</param>
    /// <param name="sources">The C#.</param>
    /// <param name="models">The files to generate from.</param>
    /// <param name="networksWithWeights">The networks that the project has weights for.</param>
    public static IEnumerable<string> Errors(
        OutputKind kind, IReadOnlyList<SyntaxTree> sources, IReadOnlyList<(string Name, string Text)> models, IReadOnlyList<string> networksWithWeights)
    {
        var generated = s_generated.GetOrAdd(
            string.Join('\0', [.. networksWithWeights, string.Empty, .. models.Select(m => m.ToString())]), _ => Generate(models, networksWithWeights));
        var compilation = Compile(kind, [s_implicitUsings, .. sources, .. generated]);

        // Of generated code, only declarations are checked, because samples may clash with them. Tests of the generator compile the bodies.
        return compilation.GetDeclarationDiagnostics().Concat(sources.SelectMany(tree => compilation.GetSemanticModel(tree).GetDiagnostics()))
            .Where(d => d.Severity == DiagnosticSeverity.Error || d.Id is "CS0612" or "CS0618")
            .Select(d => $"{d.Id}: {d.GetMessage(CultureInfo.InvariantCulture)} at '{d.Location.SourceTree?.GetText().ToString(d.Location.SourceSpan)}'")
            .Distinct();
    }

    private static ImmutableArray<SyntaxTree> Generate(IEnumerable<(string Name, string Text)> models, IEnumerable<string> networksWithWeights) => CSharpGeneratorDriver
        .Create(
            [new EffNetGenerator().AsSourceGenerator()], models.Select(m => new ModelText(m.Name, m.Text)), CSharpSample.ParseOptions, new ProjectProperties(networksWithWeights))
        .RunGenerators(Compile(OutputKind.DynamicallyLinkedLibrary, []))
        .GetRunResult().GeneratedTrees;

    private static CSharpCompilation Compile(OutputKind kind, IEnumerable<SyntaxTree> trees) =>
        CSharpCompilation.Create("Sample", trees, s_references, new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The properties of a project that the package's targets pass to the generator.</summary>
    private sealed class ProjectProperties(IEnumerable<string> networksWithWeights) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(
            Uri.EscapeDataString(string.Concat(networksWithWeights.Select(n => $"{n}/Embedded/{n}.engine/"))));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Values(string weights) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
                (value = key == "build_property.EffNetNetworksWithWeights" ? weights : null) is not null;
        }
    }

    private sealed class ModelText(string path, string text) : AdditionalText
    {
        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
