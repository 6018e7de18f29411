using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Xunit;

namespace EffNet.Generator.Tests;

/// <summary>Generator and analyzer compile a text once between them, however often they are asked.</summary>
public sealed class CompilationCacheTests
{
    private readonly AdditionalText _file = Files.Text("/project/tiny.effnet", Files.Small(second: "phi: -1;"));
    private readonly int _compilations = CompilationCache.Compilations;

    private int NewCompilations => CompilationCache.Compilations - _compilations;

    [Fact]
    public async Task The_analyzer_compiles_nothing_again_after_a_keystroke_in_a_C_sharp_file()
    {
        var compilation = Compiler.Compilation("class First { }");
        var before = await Analyze(compilation);

        var after = await Analyze(compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], Compiler.Compilation("class First { i }").SyntaxTrees[0]));

        Assert.Equal("EFN2003", Assert.Single(before).Id);
        Assert.Equal("EFN2003", Assert.Single(after).Id);
        Assert.Equal(1, NewCompilations);
    }

    [Fact]
    public async Task The_analyzer_compiles_nothing_that_the_generator_did()
    {
        Compiler.Run(_file);

        Assert.Single(await Analyze(Compiler.Compilation()));
        Assert.Equal(1, NewCompilations);
    }

    [Fact]
    public async Task The_generator_compiles_nothing_that_the_analyzer_did()
    {
        Assert.Single(await Analyze(Compiler.Compilation()));

        Assert.Equal(3, Compiler.Run(_file).GeneratedSources.Length);
        Assert.Equal(1, NewCompilations);
    }

    [Fact]
    public async Task A_new_text_is_compiled_once_for_both()
    {
        var driver = Compiler.Driver([_file]).RunGenerators(Compiler.Compilation(), TestContext.Current.CancellationToken);
        var edited = Files.Text(_file.Path, Files.Small(second: "phi: -2;"));

        driver.ReplaceAdditionalText(_file, edited).RunGenerators(Compiler.Compilation(), TestContext.Current.CancellationToken);
        Assert.Single(await Compiler.Analyze(edited));

        Assert.Equal(2, NewCompilations);
    }

    private Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation) => Compiler.Analyze(compilation, _file);
}
