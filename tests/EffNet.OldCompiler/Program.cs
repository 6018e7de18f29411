using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EffNet.OldCompiler;

/// <summary>Compiles <c>.effnet</c> files with this process's own version of the compiler, the generator and the analyzer.</summary>
internal static class Program
{
    /// <summary>Prints the compiler's version, the number of generated files and of bytes, and each diagnostic.</summary>
    /// <param name="args">The generator's assembly, then <c>.effnet</c> files, then the <c>.dll</c> files to reference.</param>
    private static async Task<int> Main(string[] args)
    {
        var generator = Assembly.LoadFrom(args[0]);
        ImmutableArray<AdditionalText> files = [.. args.Where(a => a.EndsWith(".effnet", StringComparison.Ordinal)).Select(a => new ModelText(a))];
        var parse = new CSharpParseOptions(LanguageVersion.CSharp12, DocumentationMode.Diagnose);
        var driver = CSharpGeneratorDriver.Create([Create<IIncrementalGenerator>(generator, "EffNetGenerator").AsSourceGenerator()], files, parse)
            .RunGeneratorsAndUpdateCompilation(Compile(parse, args.Skip(1).Where(a => a.EndsWith(".dll", StringComparison.Ordinal))), out var compilation, out var generated);
        var analyzed = await compilation
            .WithAnalyzers([Create<DiagnosticAnalyzer>(generator, "EffNetAnalyzer")], new AnalyzerOptions(files))
            .GetAnalyzerDiagnosticsAsync();
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);

        Console.WriteLine($"compiler {typeof(Compilation).Assembly.GetName().Version}");
        Console.WriteLine($"generated {driver.GetRunResult().GeneratedTrees.Length}");
        Console.WriteLine($"emitted {emitted.Success}");
        foreach (var diagnostic in generated.Concat(analyzed).Concat(emitted.Diagnostics).Where(d => d.Severity >= DiagnosticSeverity.Warning))
            Console.WriteLine($"{diagnostic.Severity} {diagnostic.Id} {diagnostic.GetMessage(null)}");
        return 0;
    }

    private static T Create<T>(Assembly assembly, string type) => (T)Activator.CreateInstance(assembly.GetType($"EffNet.Generator.{type}", throwOnError: true)!)!;

    private static CSharpCompilation Compile(CSharpParseOptions parse, IEnumerable<string> references)
    {
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location));
        return CSharpCompilation.Create(
            "Consumer",
            [CSharpSyntaxTree.ParseText("class Consumer;", parse)],
            framework.Concat(references).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));
    }
}
