using System.Text;
using Basic.Reference.Assemblies;
using EffNet.Fuzz.Checks;
using EffNet.Language.CSharp;
using EffNet.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EffNet.Fuzz.CSharp;

/// <summary>Compiles emitted code with the settings of a strict project. Every error and warning of the C# compiler is a flaw.</summary>
internal static class GeneratedCodeCheck
{
    private static readonly CSharpParseOptions s_parseOptions = CSharpParseOptions.Default.WithDocumentationMode(DocumentationMode.Diagnose);

    private static readonly MetadataReference[] s_references =
    [
        .. Net100.References.All,
        .. GeneratedCodeLibraries.All.Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly CSharpCompilationOptions s_options = new(
        OutputKind.DynamicallyLinkedLibrary,
        deterministic: true,
        concurrentBuild: false,
        nullableContextOptions: NullableContextOptions.Enable,
        warningLevel: 9999,
        specificDiagnosticOptions: new Dictionary<string, ReportDiagnostic>
        {
            // TorchSharp is built for an older framework, which causes two warnings that the SDK disables in every project.
            ["CS1701"] = ReportDiagnostic.Suppress,
            ["CS1702"] = ReportDiagnostic.Suppress,
        });

    /// <summary>Returns the flaws of <paramref name="files"/>, which are compiled together.</summary>
    public static IEnumerable<Flaw> Find(IEnumerable<EmittedFile> files)
    {
        var trees = files.Select(f => CSharpSyntaxTree.ParseText(f.Text, s_parseOptions, f.Name, Encoding.UTF8));
        using var image = new MemoryStream();
        return
        [
            .. CSharpCompilation.Create("Fuzzed", trees, s_references, s_options).Emit(image).Diagnostics
                .Where(d => d.Severity >= DiagnosticSeverity.Warning)
                .Select(d => new Flaw(d.Id, d.ToString())),
        ];
    }
}
