using EffNet.Language.Model;

namespace EffNet.Language.Tests.Models;

/// <summary><c>require</c> compares a cost with a number: exactly, at the printed precision, or as a bound. The network is B0.</summary>
public sealed class RequireTests
{
    [Theory]
    [InlineData("parameters = 5_288_548")]
    [InlineData("parameters = 5288548")]
    [InlineData("parameters = 5288.548K")]
    [InlineData("parameters = 5.288548M")]
    [InlineData("parameters = 5.288548e6")]
    [InlineData("parameters <= 5_288_548")]
    [InlineData("parameters <= 1e28")]
    [InlineData("parameters <= 5.3M")]
    [InlineData("parameters <= 8G")]
    [InlineData("parameters >= 5_288_548")]
    [InlineData("parameters >= 5.2M")]
    [InlineData("parameters >= 1e-28")]
    [InlineData("flops >= 0.38G")]
    [InlineData("memory >= 1KiB")]
    [InlineData("parameters ~ 5.3M")]
    [InlineData("parameters ~ 5.29M")]
    [InlineData("parameters ~ 5M")]
    [InlineData("parameters ~ 5_289K")]
    [InlineData("parameters ~ 5288548")]
    [InlineData("parameters ~ 5.3e6")]
    [InlineData("flops = 385_814_752")]
    [InlineData("flops <= 385_814_752")]
    [InlineData("flops ~ 0.39G")]
    [InlineData("flops ~ 0.4G")]
    [InlineData("flops ~ 386M")]
    [InlineData("flops within 5% of 400M")]
    [InlineData("flops within 0.01% of 385.8M")]
    [InlineData("parameters within 10% of 5_875_000")]
    [InlineData("parameters within 10% of 4_808_000")]
    [InlineData("parameters within 50% of 10_577_096")]
    public void A_requirement_that_is_met_is_accepted(string requirement) => Effnet.CompileCleanly(B0Requiring(requirement));

    [Theory]
    [InlineData("parameters = «5_288_549»")]
    [InlineData("parameters = «5.3M»")]
    [InlineData("parameters = «5288548.5»")]
    [InlineData("parameters = «5288548000001e-6»")]
    [InlineData("parameters <= «5_288_547»")]
    [InlineData("parameters <= «5_288_547.9»")]
    [InlineData("parameters >= «5_288_549»")]
    [InlineData("parameters >= «5_288_548.1»")]
    [InlineData("flops >= «0.39G»")]
    [InlineData("parameters ~ «5.2M»")]
    [InlineData("parameters ~ «5.4M»")]
    [InlineData("parameters ~ «5.30M»")]
    [InlineData("parameters ~ «5_288K»")]
    [InlineData("parameters ~ «5288549»")]
    [InlineData("flops = «385_814_751»")]
    [InlineData("flops <= «385_814_751»")]
    [InlineData("flops ~ «0.38G»")]
    [InlineData("flops ~ «0.390G»")]
    [InlineData("flops within 5% of «367M»")]
    [InlineData("flops within 3% of «400M»")]
    [InlineData("parameters within 50% of «10_577_097»")]
    [InlineData("parameters within 10% of «4_807_000»")]
    public void A_missed_requirement_is_an_error(string requirement) => Mistake.IsReportedOnce("EFN4001", B0Requiring(requirement), "B0", "B7");

    [Theory]
    [InlineData("parameters ~ 5.3000000000000000000000000000000000000000M", false)]
    [InlineData("parameters ~ 5.2885480000000000000000000000000000000000M", true)]
    [InlineData("parameters = 5.2885480000000000000000000000000000000000M", true)]
    [InlineData("parameters <= 79228162514264337593543950335G", true)]
    [InlineData("parameters >= 79228162514264337593543950335G", false)]
    [InlineData("parameters = 79228162514264337593543950335G", false)]
    [InlineData("parameters ~ 79228162514264337593543950335G", false)]
    [InlineData("parameters within 5% of 79228162514264337593543950335G", false)]
    [InlineData("parameters within 5% of 79228162514264337593543950335", false)]
    [InlineData("parameters within 5% of 0.0000000000000000000000000001", false)]
    public void Bounds_with_many_digits_are_compared_without_overflow(string requirement, bool holds) =>
        Assert.Equal(holds ? 0 : 1, Effnet.Errors(ModelCompiler.Compile(B0Requiring(requirement))).Count());

    [Theory]
    [InlineData(5_250_000, true)]
    [InlineData(5_349_999, true)]
    [InlineData(5_249_999, false)]
    [InlineData(5_350_000, false)]
    public void A_printed_figure_represents_every_number_that_rounds_to_it(long actual, bool agrees) =>
        Assert.Equal(agrees, new PrintedFigure("5.3M", 5.3m, 1, 1e6m).Agrees(actual));

    [Theory]
    [InlineData(385_000_000, true)]
    [InlineData(394_999_999, true)]
    [InlineData(384_999_999, false)]
    [InlineData(395_000_000, false)]
    public void The_printed_figure_0_39_G_represents_385_M_up_to_below_395_M(long actual, bool agrees) =>
        Assert.Equal(agrees, new PrintedFigure("0.39G", 0.39m, 2, 1e9m).Agrees(actual));

    [Theory]
    [InlineData("B0", true, true)]
    [InlineData("B1", true, false)]
    [InlineData("B2", false, true)]
    [InlineData("B4", true, false)]
    [InlineData("B7", true, false)]
    public void The_paper_prints_some_figures_that_do_not_round_to_the_exact_costs(string name, bool parameters, bool flops)
    {
        var variant = Shipped.Variant(Shipped.Torchvision, name);
        Assert.Equal(parameters, variant.Paper!.Parameters!.Agrees(variant.Network!.Parameters));
        Assert.Equal(flops, variant.Paper.Flops!.Agrees(variant.Network.MultiplyAdds));
    }

    [Fact]
    public void Every_requirement_that_is_missed_is_reported()
    {
        var compiled = ModelCompiler.Compile(B0Requiring("parameters = 1; require flops = 1; require parameters <= 9M; require flops <= 1K"));
        Assert.Equal(["EFN4001", "EFN4001", "EFN4001"], Effnet.Errors(compiled).Select(d => d.Rule.Id));
    }

    [Fact]
    public void A_requirement_of_a_family_is_reported_for_every_variant_that_misses_it()
    {
        var compiled = ModelCompiler.Compile(Source.WithExtra("require memory <= 1KiB;"));
        Assert.Equal(["EFN4001", "EFN4001", "EFN4001"], Effnet.Errors(compiled).Select(d => d.Rule.Id));
        Assert.Equal(["Before", "X", "After", "Elsewhere"], Effnet.Built(compiled));
    }

    private static string B0Requiring(string requirement) => Shipped.Read(Shipped.Torchvision)
        .ReplaceFirst("require parameters = 5_288_548; require flops = 385_814_752;", $"require {requirement};");
}
