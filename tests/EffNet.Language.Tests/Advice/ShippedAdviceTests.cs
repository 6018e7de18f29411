namespace EffNet.Language.Tests.Advice;

/// <summary>The compiler has nothing to report about any shipped file.</summary>
public sealed class ShippedAdviceTests
{
    public static TheoryData<string> Files => [.. Shipped.Every];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_shipped_file_has_no_diagnostics(string file) =>
        Assert.Empty(ModelCompiler.Compile(Shipped.Read(file)).Diagnostics.Select(d => $"{d.Rule.Id} {d.Message}"));

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_variant_of_a_shipped_file_has_a_network(string file) =>
        Assert.All(Effnet.Variants(Effnet.CompileCleanly(Shipped.Read(file))), v => Assert.NotNull(v.Network));
}
