using BenchmarkDotNet.Attributes;
using EffNet.Language.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EffNet.Benchmarks.Generation;

/// <summary>Measures the generator without a cache, and its runs after edits in an editor.</summary>
public class EditBenchmarks
{
    private readonly string _text = ModelTexts.Shipped;
    private readonly string _edited = ModelTexts.WithOtherWidth(ModelTexts.Shipped);
    private readonly AdditionalText _file = CompilerHost.File(ModelTexts.Shipped);
    private readonly CSharpCompilation _compilation = CompilerHost.Compilation("class First;");
    private CSharpCompilation? _typedOn;
    private GeneratorDriver? _driver;

    [GlobalSetup]
    public void Start()
    {
        _driver = CompilerHost.Check(CompilerHost.Driver(_file).RunGenerators(_compilation));
        _typedOn = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[0], CSharpSyntaxTree.ParseText("class First; "));
    }

    [Benchmark(Description = "nothing cached")]
    public GeneratorDriver Cold() => CompilerHost.Driver(CompilerHost.File(ModelTexts.Shipped)).RunGenerators(_compilation);

    [Benchmark(Description = "only parsing models.effnet")]
    public FileSyntax Parse() => Parser.Parse(_text);

    [Benchmark(Description = "after a keystroke in a .cs file")]
    public GeneratorDriver Keystroke() => _driver!.RunGenerators(_typedOn!);

    [Benchmark(Description = "after a change of the width of B3")]
    public GeneratorDriver Coefficient() => _driver!.ReplaceAdditionalText(_file, CompilerHost.File(_edited)).RunGenerators(_compilation);
}
