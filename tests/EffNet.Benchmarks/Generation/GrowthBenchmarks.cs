using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EffNet.Benchmarks.Generation;

/// <summary>Measures the generator for files with 8, 80 and 800 variants.</summary>
public class GrowthBenchmarks
{
    private readonly CSharpCompilation _compilation = CompilerHost.Compilation("class First;");
    private string _text = string.Empty;

    [Params(8, 80, 800)]
    public int Variants { get; set; }

    [GlobalSetup]
    public void Start()
    {
        _text = ModelTexts.WithVariants(Variants);
        CompilerHost.Check(CompilerHost.Driver(CompilerHost.File(_text)).RunGenerators(_compilation));
    }

    [Benchmark(Description = "variants:")]
    public GeneratorDriver Cold() => CompilerHost.Driver(CompilerHost.File(_text)).RunGenerators(_compilation);
}
