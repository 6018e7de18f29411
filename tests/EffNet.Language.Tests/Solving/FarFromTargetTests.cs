namespace EffNet.Language.Tests.Solving;

/// <summary>A target is reported if the solution leaves much of it unused. The message names the next larger network.</summary>
public sealed class FarFromTargetTests
{
    private const string Id = "EFN2012";

    [Theory]
    [InlineData("450M")]
    [InlineData("500M")]
    [InlineData("560M")]
    public void A_target_between_B0_and_the_next_network_is_reported(string target)
    {
        var compiled = Compile(target, string.Empty);
        Assert.Equal(0, Solved(compiled).Phi);
        var message = Assert.Single(compiled.Diagnostics, d => d.Rule.Id == Id).Message;
        Assert.Contains("385,814,752", message, StringComparison.Ordinal);
        Assert.Contains("phi 0.001", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("400M")]
    [InlineData("580M")]
    public void A_target_that_the_solution_nearly_reaches_is_not_reported(string target) =>
        Assert.DoesNotContain(Compile(target, string.Empty).Diagnostics, d => d.Rule.Id == Id && d.Message.Contains("Mobile", StringComparison.Ordinal));

    [Fact]
    public void The_message_states_the_target_that_the_next_network_misses()
    {
        // B0 uses 86 % of the memory, which hardly grows with depth, and 70 % of the multiply-adds.
        var compiled = Compile("550M, memory(batch: 1) <= 7.6MiB", string.Empty);

        Assert.Contains("of 'flops <= 550M' at phi 0.", Assert.Single(compiled.Diagnostics, d => d.Rule.Id == Id).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rounding_repeats_to_nearest_gives_a_network_closer_to_the_target()
    {
        var network = Solved(Compile("500M", "depth: nearest;")).Network!;
        Assert.InRange(network.MultiplyAdds, 385_814_753, 500_000_000);
    }

    private static Model.VariantModel Solved(CompiledFile compiled) => compiled.Model.Families[0].Variants.Single(v => v.Name == "Mobile");

    private static CompiledFile Compile(string target, string rounding)
    {
        var text = Shipped.Read(Shipped.Torchvision);
        var family = text[..text.IndexOf("    variant", StringComparison.Ordinal)];
        if (rounding.Length > 0)
            family = family.Replace("depth: ceiling;", rounding, StringComparison.Ordinal);
        return ModelCompiler.Compile($"{family}    variant Mobile {{ phi: solve(flops <= {target}); }}\n}}\n");
    }
}
