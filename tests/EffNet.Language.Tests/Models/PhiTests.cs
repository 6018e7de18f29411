namespace EffNet.Language.Tests.Models;

/// <summary>The effect of phi, and the cases in which phi has no effect.</summary>
public sealed class PhiTests
{
    [Fact]
    public void Phi_requires_a_family_with_scaling()
    {
        var text = Source.Without("scaling").Replace("variant X { phi: 0; }", "variant X { «phi»: 2; }", StringComparison.Ordinal);
        var diagnostic = Mistake.IsReportedOnce("EFN2004", text, "Before", "After", "Elsewhere");
        Assert.Contains("'Net'", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Phi_0_does_not_require_scaling() => Effnet.CompileCleanly(Source.Without("scaling"));

    [Theory]
    [InlineData("phi: 1; width: 1; depth: 1;")]
    [InlineData("phi: 1; width: 1; resolution: 32;")]
    [InlineData("phi: 1; depth: 1; resolution: 32;")]
    public void Phi_is_accepted_if_it_determines_at_least_one_dimension(string settings) => Effnet.CompileCleanly(Source.WithVariant($"variant X {{ {settings} }}"));

    [Fact]
    public void Phi_is_an_error_if_all_three_factors_are_specified() =>
        Mistake.IsReportedOnce("EFN1110", Source.WithVariant("variant X { extends: Before; «phi»: 0; width: 1; depth: 1; resolution: 32; }"), "Before", "After");

    [Theory]
    [InlineData("phi: -0;")]
    [InlineData("phi: 0.0;")]
    [InlineData("phi: 0e0;")]
    [InlineData("")]
    public void A_missing_phi_and_every_notation_of_zero_give_the_network_of_phi_0(string setting) =>
        Assert.Equal(Effnet.Network(Source.Alone("variant X { phi: 0; }")), Effnet.Network(Source.Alone($"variant X {{ {setting} }}")));
}
