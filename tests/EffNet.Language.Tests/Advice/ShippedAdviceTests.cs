using EffNet.Language.Diagnostics;
using EffNet.Testing;

namespace EffNet.Language.Tests.Advice;

/// <summary>What the compiler has to say about every shipped file: informations, as verified, and nothing graver.</summary>
public sealed class ShippedAdviceTests
{
    public static TheoryData<string> Files => [.. Shipped.Every];

    [Theory]
    [MemberData(nameof(Files))]
    public void Informations_are_as_verified(string file)
    {
        var compiled = ModelCompiler.Compile(Shipped.Read(file).ReplaceLineEndings("\n"));
        Assert.All(compiled.Diagnostics, d => Assert.Equal(DiagnosticSeverity.Info, d.Rule.Severity));
        var lines = compiled.Diagnostics.Select(d => $"{compiled.Lines.GetPosition(d.Span.Start).Line + 1}: {d.Rule.Id} {d.Message}\n");
        Snapshot.Matches($"ShippedAdviceTests.{Path.GetFileNameWithoutExtension(file)}", compiled.Diagnostics.Count == 0 ? "nothing\n" : string.Concat(lines));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_variant_has_a_network_and_states_what_it_costs(string file) => Assert.All(Effnet.Variants(Effnet.CompileCleanly(Shipped.Read(file))), v => Assert.NotNull(v.Network));
}
