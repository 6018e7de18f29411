using EffNet.Language.CSharp;

namespace EffNet.Language.Tests.Robustness;

/// <summary>A file whose strides multiply to more than 31 bits is compiled and emitted like any other file. Its later maps have a single position.</summary>
public sealed class DeepReductionTests
{
    [Theory]
    [InlineData(30)]
    [InlineData(31)]
    [InlineData(40)]
    public void A_network_with_up_to_40_strides_of_2_is_compiled_and_emitted(int stages)
    {
        var text = $$"""
            effnet 1;
            profile p { padding: symmetric; norm: batch(eps: 1e-5, momentum: 0.1); }
            family Deep
            {
                input: image(channels: 3, size: 32); classes: 10; activation: silu; profile: p;
                {{string.Join("\n    ", Enumerable.Range(0, stages).Select(i => $"s{i}: conv(kernel: 3, stride: 2, channels: 8);"))}}
                h: head(channels: 16, pool: average);
                variant A { width: 1; depth: 1; resolution: 32; }
            }
            """;
        var compiled = Effnet.CompileCleanly(text);

        var files = CSharpEmitter.EmitAll(compiled.Model, new EmitOptions("deep.effnet", "Deep") { HasModules = true }).ToList();

        Assert.Contains($"public static class S{stages - 1}", files[0].Text, StringComparison.Ordinal);
    }
}
