using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Basic.Reference.Assemblies;
using EffNet.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace EffNet.Generator.Tests;

/// <summary>Runs the generator and the analyzer as the compiler does.</summary>
internal static class Compiler
{
    /// <summary>TorchSharp, which generated code calls.</summary>
    public static MetadataReference TorchSharp { get; } = MetadataReference.CreateFromFile(GeneratedCodeLibraries.TorchSharp);

    /// <summary>The run-time library, which generated code calls too.</summary>
    public static MetadataReference EffNet { get; } = MetadataReference.CreateFromFile(GeneratedCodeLibraries.Modules);

    /// <summary>Gets the library of engines, which generated code calls if a project references it.</summary>
    public static MetadataReference Engine { get; } = MetadataReference.CreateFromFile(typeof(global::EffNet.Inference.InferenceEngine).Assembly.Location);

    /// <summary>The assemblies without TorchSharp that all generated code calls.</summary>
    public static ImmutableArray<MetadataReference> Rooms { get; } = [.. GeneratedCodeLibraries.WithoutTorch.Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>Gets the assembly of <see cref="Rooms"/> that has the types of variants.</summary>
    public static MetadataReference Variants { get; } = Rooms.Single(reference => reference.Display == typeof(NetworkVariant).Assembly.Location);

    /// <summary>Gets all these assemblies and the framework.</summary>
    public static ImmutableArray<MetadataReference> References { get; } = [.. Net100.References.All, TorchSharp, EffNet, .. Rooms];

    private static readonly CSharpParseOptions s_parseOptions = CSharpParseOptions.Default.WithDocumentationMode(DocumentationMode.Diagnose);

    /// <summary>TorchSharp is built for an older framework. The SDK suppresses these two warnings in every project.</summary>
    private static readonly Dictionary<string, ReportDiagnostic> s_suppressedBySdk = new()
    {
        ["CS1701"] = ReportDiagnostic.Suppress,
        ["CS1702"] = ReportDiagnostic.Suppress,
    };

    public static CSharpCompilation Compilation(params string[] sources) => CSharpCompilation.Create(
        "Consumer",
        sources.Select(s => CSharpSyntaxTree.ParseText(s, s_parseOptions, encoding: Encoding.UTF8)),
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            deterministic: true,
            nullableContextOptions: NullableContextOptions.Enable,
            warningLevel: 9999,
            specificDiagnosticOptions: s_suppressedBySdk));

    /// <summary>Returns a project that references only libraries without TorchSharp.</summary>
    public static CSharpCompilation CompilationWithoutTorch(params string[] sources) => Compilation(sources).RemoveReferences(EffNet, TorchSharp);

    public static GeneratorDriver Driver(IEnumerable<AdditionalText> files, string projectDirectory = "/project/", string rootNamespace = "Consumer", string familiesFolder = "") =>
        CSharpGeneratorDriver.Create(
            [new EffNetGenerator().AsSourceGenerator()],
            files,
            s_parseOptions,
            Options(projectDirectory, rootNamespace, familiesFolder: familiesFolder),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Returns the project's properties as the SDK passes them to the compiler.</summary>
    public static AnalyzerConfigOptionsProvider Options(
        string projectDirectory = "/project/", string rootNamespace = "Consumer", string other = "", string familiesFolder = "", string weights = "") =>
        new Properties(new Dictionary<string, string>
        {
            ["build_property.ProjectDir"] = projectDirectory,
            ["build_property.RootNamespace"] = rootNamespace,
            ["build_property.Other"] = other,
            ["build_property.EffNetEscapedFamiliesFolder"] = Uri.EscapeDataString(familiesFolder),
            ["build_property.EffNetNetworksWithWeights"] = Uri.EscapeDataString(weights),
        });

    public static GeneratorRunResult Run(params AdditionalText[] files) => Driver(files).RunGenerators(Compilation()).GetRunResult().Results.Single();

    /// <summary>Returns the compiler's warnings and errors for the generated files together with <paramref name="source"/>.</summary>
    public static ImmutableArray<Diagnostic> Compile(IEnumerable<AdditionalText> files, string source = "") => Compile(Compilation(source), files);

    /// <summary>Returns the compiler's warnings and errors for the generated files together with <paramref name="compilation"/>.</summary>
    public static ImmutableArray<Diagnostic> Compile(Compilation compilation, IEnumerable<AdditionalText> files)
    {
        Driver(files).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return [.. output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning)];
    }

    /// <summary>Compiles <paramref name="sources"/>, requires that there are no warnings, and loads the assembly.</summary>
    public static Assembly Load(params string[] sources)
    {
        using var image = new MemoryStream();
        var diagnostics = Compilation(sources).Emit(image).Diagnostics;
        Assert.DoesNotContain(diagnostics, d => d.Severity >= DiagnosticSeverity.Warning);
        return Assembly.Load(image.ToArray());
    }

    public static Task<ImmutableArray<Diagnostic>> Analyze(params AdditionalText[] files) => Analyze(Compilation(), files);

    public static Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation, params AdditionalText[] files) =>
        Analyze(compilation, CancellationToken.None, files);

    public static Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation, CancellationToken cancellation, params AdditionalText[] files) => compilation
        .WithAnalyzers([new EffNetAnalyzer()], new AnalyzerOptions([.. files]))
        .GetAnalyzerDiagnosticsAsync(cancellation);

    private sealed class Properties(Dictionary<string, string> values) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(values);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
            values.TryGetValue(key, out value);
    }
}
