using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace EffNet.Generator.Tests.Analysis;

/// <summary>
/// A project of <c>.effnet</c> files under Roslyn's own test harness: the generator and the analyzer run, and every diagnostic from them or from the
/// compiler must be expected by the test.
/// </summary>
internal sealed class ProjectTest : CSharpSourceGeneratorTest<EffNetGenerator, DefaultVerifier>
{
    /// <summary>The path of the only file of most tests.</summary>
    public const string FilePath = "/project/tiny.effnet";

    private readonly List<string> _globalOptions = ["is_global = true", "build_property.ProjectDir = /project/", "build_property.RootNamespace = Consumer"];

    public ProjectTest(params IEnumerable<(string Path, string Text)> files)
    {
        // No packages are restored: the references are those of all other tests in this project.
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestState.AdditionalReferences.AddRange(Compiler.References);
        TestState.Sources.Add(string.Empty);
        TestState.AdditionalFiles.AddRange(files.Select(f => (f.Path, Microsoft.CodeAnalysis.Text.SourceText.From(f.Text))));
        TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
    }

    /// <summary>The version of C#.</summary>
    public LanguageVersion CSharpVersion { get; set; } = LanguageVersion.Default;

    /// <summary>A project of one file.</summary>
    public static ProjectTest Of(string file) => new((FilePath, file));

    /// <summary>Adds the expected diagnostics.</summary>
    public ProjectTest Expect(params IEnumerable<DiagnosticResult> diagnostics)
    {
        ExpectedDiagnostics.AddRange(diagnostics);
        return this;
    }

    /// <summary>Adds a line to the project's <c>.globalconfig</c>: a severity, or a property as the SDK writes it.</summary>
    public ProjectTest WithGlobalOption(string line)
    {
        _globalOptions.Add(line);
        return this;
    }

    /// <summary>Adds an <c>.editorconfig</c> beside the files.</summary>
    public ProjectTest WithEditorConfig(string text)
    {
        TestState.AnalyzerConfigFiles.Add(("/project/.editorconfig", text));
        return this;
    }

    /// <summary>Removes <paramref name="references"/>.</summary>
    public ProjectTest Without(params IEnumerable<MetadataReference> references)
    {
        foreach (var reference in references)
            TestState.AdditionalReferences.Remove(reference);
        return this;
    }

    public Task VerifyAsync()
    {
        TestState.AnalyzerConfigFiles.Add(("/.globalconfig", string.Join('\n', _globalOptions)));
        return RunAsync(Xunit.TestContext.Current.CancellationToken);
    }

    protected override ParseOptions CreateParseOptions() => ((CSharpParseOptions)base.CreateParseOptions()).WithLanguageVersion(CSharpVersion);

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new EffNetAnalyzer()];
}
