using Microsoft.CodeAnalysis.Emit;
using Xunit;

namespace EffNet.Generator.Tests;

/// <summary>
/// Two clean builds give the same bytes. <c>tests/scripts/reproducible-build</c> tests the same with the whole SDK and the shipped files.
/// </summary>
public sealed class ReproducibleBuildTests
{
    [Fact]
    public void Two_compilations_of_generated_code_are_byte_identical()
    {
        var (first, second) = (Build(), Build());

        Assert.True(first.Assembly.AsSpan().SequenceEqual(second.Assembly));
        Assert.True(first.Symbols.AsSpan().SequenceEqual(second.Symbols));
    }

    private static (byte[] Assembly, byte[] Symbols) Build()
    {
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        Compiler.Driver([Files.Open("odd.effnet"), Files.Text("/project/tiny.effnet", Files.Small())])
            .RunGeneratorsAndUpdateCompilation(Compiler.Compilation("class First;"), out var compilation, out _);

        var result = compilation.Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));

        Assert.True(result.Success);
        return (assembly.ToArray(), symbols.ToArray());
    }
}
