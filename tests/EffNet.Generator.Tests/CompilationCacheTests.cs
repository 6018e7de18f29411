using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Xunit;

namespace EffNet.Generator.Tests;

/// <summary>A text is compiled once for the generator and the analyzer, regardless of how often they run.</summary>
public sealed class CompilationCacheTests
{
    private readonly AdditionalText _file = Files.Text("/project/tiny.effnet", Files.Small(second: "phi: -1;"));
    private readonly int _compilations = CompilationCache.Compilations;

    private int NewCompilations => CompilationCache.Compilations - _compilations;

    [Fact]
    public async Task The_analyzer_compiles_no_file_again_after_a_keystroke_in_a_CSharp_file()
    {
        var compilation = Compiler.Compilation("class First { }");
        var before = await Analyze(compilation);

        var after = await Analyze(compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], Compiler.Compilation("class First { i }").SyntaxTrees[0]));

        Assert.Equal("EFN2003", Assert.Single(before).Id);
        Assert.Equal("EFN2003", Assert.Single(after).Id);
        Assert.Equal(1, NewCompilations);
    }

    [Fact]
    public async Task The_analyzer_reuses_the_compilation_of_the_generator()
    {
        Compiler.Run(_file);

        Assert.Single(await Analyze(Compiler.Compilation()));
        Assert.Equal(1, NewCompilations);
    }

    [Fact]
    public async Task The_generator_reuses_the_compilation_of_the_analyzer()
    {
        Assert.Single(await Analyze(Compiler.Compilation()));

        Assert.Equal(3, Compiler.Run(_file).GeneratedSources.Length);
        Assert.Equal(1, NewCompilations);
    }

    [Fact]
    public async Task A_new_text_is_compiled_once_for_generator_and_analyzer()
    {
        var driver = Compiler.Driver([_file]).RunGenerators(Compiler.Compilation(), TestContext.Current.CancellationToken);
        var edited = Files.Text(_file.Path, Files.Small(second: "phi: -2;"));

        driver.ReplaceAdditionalText(_file, edited).RunGenerators(Compiler.Compilation(), TestContext.Current.CancellationToken);
        Assert.Single(await Compiler.Analyze(edited));

        Assert.Equal(2, NewCompilations);
    }

    [Fact]
    public void A_canceled_compilation_is_not_cached_and_the_next_one_is()
    {
        var text = _file.GetText(TestContext.Current.CancellationToken)!;

        Assert.ThrowsAny<OperationCanceledException>(() => CompilationCache.Get(text, new CancellationToken(canceled: true)));

        var compiled = CompilationCache.Get(text, TestContext.Current.CancellationToken);
        Assert.Equal(["EFN2003"], compiled.Diagnostics.Select(d => d.Rule.Id));
        Assert.Same(compiled, CompilationCache.Get(text, TestContext.Current.CancellationToken));
        Assert.Equal(2, NewCompilations);
    }

    [Fact]
    public void A_canceled_generator_generates_the_file_in_the_next_run()
    {
        using var canceling = new CanceledWhileRead(_file);
        var driver = Compiler.Driver([canceling]);

        Assert.ThrowsAny<OperationCanceledException>(() => driver.RunGenerators(Compiler.Compilation(), canceling.Token));

        Assert.Equal(1, NewCompilations);
        var result = driver.RunGenerators(Compiler.Compilation(), TestContext.Current.CancellationToken).GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        Assert.Equal(3, result.GeneratedSources.Length);
        Assert.Equal(2, NewCompilations);
    }

    [Fact]
    public async Task A_canceled_analyzer_reports_the_file_in_the_next_run()
    {
        using var canceling = new CanceledWhileRead(_file);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Compiler.Analyze(Compiler.Compilation(), canceling.Token, canceling));

        // The number of canceled actions of the analyzer depends on the threads. Therefore, only later compilations are counted.
        Assert.Equal("EFN2003", Assert.Single(await Analyze(Compiler.Compilation())).Id);
        var once = NewCompilations;
        Assert.Equal("EFN2003", Assert.Single(await Analyze(Compiler.Compilation())).Id);
        Assert.Equal(once, NewCompilations);
    }

    private Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation) => Compiler.Analyze(compilation, _file);
}
