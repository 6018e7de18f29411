using EffNet.Language.Networks;
using EffNet.Language.Tests.Costs;
using EffNet.Networks;

namespace EffNet.Language.Tests.Solving;

/// <summary><c>phi: solve(…)</c> gives the largest phi, to three decimals, whose network meets every target.</summary>
public sealed class SolveTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 5)];

    [Theory]
    [InlineData("flops <= 600M")]
    [InlineData("flops <= 385_814_752")]
    [InlineData("parameters <= 8M")]
    [InlineData("memory <= 20MiB")]
    [InlineData("memory(batch: 32, mode: training) <= 8GiB")]
    [InlineData("flops <= 2G, parameters <= 8M, memory <= 1GiB")]
    public void The_solved_phi_meets_its_targets_and_phi_plus_0_001_does_not(string targets)
    {
        var variant = Effnet.Variant(B0With($"variant X {{ phi: solve({targets}); }}"));
        var requirements = string.Concat(targets.Split(", ").Aggregate(new List<string>(), Join).Select(t => $"require {t}; "));

        Effnet.CompileCleanly(B0With(FormattableString.Invariant($"variant X {{ phi: {variant.Phi}; {requirements} }}")));
        Assert.NotEmpty(Effnet.Errors(ModelCompiler.Compile(B0With(FormattableString.Invariant($"variant X {{ phi: {variant.Phi + 0.001}; {requirements} }}")))));
        Assert.Equal(Effnet.Network(B0With(FormattableString.Invariant($"variant X {{ phi: {variant.Phi}; }}"))), variant.Network);

        // A target may contain a comma.
        static List<string> Join(List<string> found, string part)
        {
            if (found.Count > 0 && found[^1].Contains('(', StringComparison.Ordinal) && !found[^1].Contains(')', StringComparison.Ordinal))
                found[^1] += ", " + part;
            else
                found.Add(part);
            return found;
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_solved_phi_of_random_tables_equals_that_of_brute_force(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 3; i++)
        {
            var rows = RandomTable.Draw(random, "mbconv", "separable", "fused_mbconv");
            var least = Cost(rows, 0);
            var (flops, parameters) = ((long)(least.MultiplyAdds * (1 + (5 * random.NextDouble()))), (long)(least.Parameters * (1 + (5 * random.NextDouble()))));
            var variant = Effnet.Variant(RandomTable.File(rows, FormattableString.Invariant($"variant X {{ phi: solve(flops <= {flops}, parameters <= {parameters}); }}")));

            var expected = Enumerable.Range(0, 6_000).Last(step => Cost(rows, step) is var cost && cost.MultiplyAdds <= flops && cost.Parameters <= parameters);
            Assert.Equal(expected / 1_000d, variant.Phi);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Costs_do_not_decrease_if_phi_increases(int seed)
    {
        var random = new Random(seed);
        var rows = RandomTable.Draw(random, "mbconv", "separable", "fused_mbconv", "conv");
        var variants = string.Concat(Enumerable.Range(0, 120).Select(i => FormattableString.Invariant($"variant V{i} {{ phi: {i / 50d}; }} ")));
        var networks = Effnet.Variants(Effnet.CompileCleanly(RandomTable.File(rows, variants))).Select(v => v.Network!).ToList();
        Assert.All(networks.Zip(networks.Skip(1)), pair =>
        {
            Assert.True(pair.First.MultiplyAdds <= pair.Second.MultiplyAdds);
            Assert.True(pair.First.Parameters <= pair.Second.Parameters);
            Assert.True(ActivationMemory.Training(pair.First) <= ActivationMemory.Training(pair.Second));
            Assert.True(ActivationMemory.Forward(pair.First).Bytes <= ActivationMemory.Forward(pair.Second).Bytes);
        });
    }

    /// <summary>At phi 1.11 the stem is as wide as the body, whose shortcut then needs no convolution: 1,618 parameters, after 1,818 at phi 1.105.</summary>
    [Theory]
    [InlineData(1_700)]
    [InlineData(1_617 + 1)]
    public void Solve_finds_a_solution_after_a_dip_in_the_costs(int parameters)
    {
        var variant = Effnet.Variant(Source.Alone(
            FormattableString.Invariant($"variant X {{ phi: solve(parameters <= {parameters}); }}"),
            ("stem", "stem: conv(kernel: 1, stride: 1, channels: 16);"),
            ("body", "body: basic(kernel: 1, stride: 1, channels: 20, layers: 1, fixed: depth);"),
            ("top", "top: head(pool: average);")));
        Assert.True(variant.Network!.Parameters <= parameters);
        Assert.True(variant.Phi > 1.1);
    }

    [Fact]
    public void The_origin_of_a_solved_variant_contains_the_unused_part_of_every_target()
    {
        var origin = Effnet.Variant(Source.Alone("variant X { phi: solve(flops <= 1M, memory(batch: 2, mode: training) <= 2MiB); }")).Origin;
        Assert.Equal(SolvedText, origin);
    }

    [Theory]
    [MemberData(nameof(EffNet.Testing.Culture.Tricky), MemberType = typeof(EffNet.Testing.Culture))]
    public void The_origin_of_a_solved_variant_is_the_same_in_every_culture(string culture) => Assert.Equal(
        SolvedText,
        EffNet.Testing.Culture.Under(culture, () => Effnet.Variant(Source.Alone("variant X { phi: solve(flops <= 1M, memory(batch: 2, mode: training) <= 2MiB); }")).Origin));

    [Theory]
    [InlineData("1e28")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("79228162514264337593543950335G")]
    public void A_target_with_many_digits_can_be_combined_with_another_one(string flops) => Assert.Contains(
        "(100%)", Effnet.Variant(Source.Alone($"variant X {{ phi: solve(flops <= {flops}, memory <= 1MiB); }}")).Origin, StringComparison.Ordinal);

    [Fact]
    public void A_target_that_is_met_exactly_has_no_unused_part()
    {
        var network = Effnet.Network(Source.Alone("variant X { phi: 0; }"));
        Assert.Contains(
            "leaves 0 (0%)",
            Effnet.Variant(Source.Alone(FormattableString.Invariant($"variant X {{ phi: solve(flops <= {network.MultiplyAdds}); }}"))).Origin,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_variants_own_factor_is_kept_if_phi_is_solved()
    {
        var variant = Effnet.Variant(B0With("variant X { phi: solve(flops <= 600M); width: 0.5; }"));
        Assert.Equal(0.5, variant.Definition!.Scale.Width);
        Assert.Equal(Math.Pow(1.2, variant.Phi!.Value), variant.Definition.Scale.Depth, 1e-12);
    }

    [Fact]
    public void An_inherited_target_is_solved_anew()
    {
        var text = B0With("variant A { phi: solve(flops <= 600M); } variant X { extends: A; stage8 { layers: 3; } }");
        Assert.True(Effnet.Variant(text).Phi < Effnet.Variant(text, "A").Phi);
        Assert.NotNull(Effnet.Variant(text).Origin);
    }

    [Fact]
    public void A_phi_or_all_three_factors_replace_an_inherited_target()
    {
        const string Basis = "variant A { phi: solve(flops <= 600M); }";
        Assert.Equal(1, Effnet.Variant(B0With($"{Basis} variant X {{ extends: A; phi: 1; }}")).Phi);
        var explicitly = Effnet.Variant(B0With($"{Basis} variant X {{ extends: A; width: 1; depth: 1; resolution: 224; }}"));
        Assert.Equal((null, null), (explicitly.Phi, explicitly.Origin));
    }

    [Fact]
    public void A_target_that_the_base_variant_cannot_meet_is_reported_only_there() => Mistake.IsReportedOnce(
        "EFN4002", Source.WithVariant("variant A { phi: solve(flops <= «1K»); } variant X { extends: A; dropout: 0.1; }"), "Before", "After", "Elsewhere");

    [Fact]
    public void A_target_that_only_the_derived_variant_cannot_meet_is_reported_at_the_derived_variant() => Mistake.IsReportedOnce(
        "EFN4002", Source.WithVariant("variant A { phi: solve(flops <= 1M); } variant «X» { extends: A; width: 4; }"), "Before", "A", "After", "Elsewhere");

    [Fact]
    public void A_solved_phi_requires_a_family_with_scaling() => Mistake.IsReportedOnce(
        "EFN2004", Source.Without("scaling").ReplaceFirst("variant X { phi: 0; }", "variant X { «phi»: solve(flops <= 1G); }"), "Before", "After", "Elsewhere");

    [Fact]
    public void A_target_that_phi_zero_misses_is_an_error_with_the_cost()
    {
        var message = Effnet.OnlyDiagnostic(Source.WithVariant("variant X { phi: solve(flops <= 1K); }")).Message;
        Assert.Contains("flops <= 1K", message, StringComparison.Ordinal);
        Assert.Contains("phi, 0, the cost is 395,616", message, StringComparison.Ordinal);
    }

    private const string SolvedText =
        "phi 0.941 is the largest, to three decimals, with flops <= 1M: 889,600, which leaves 110,400 (11.04%), and with "
        + "memory(batch: 2, mode: training) <= 2MiB: 2,002,752, which leaves 94,400 (4.5%).";

    private static (long Parameters, long MultiplyAdds) Cost(List<TableRow> rows, int step)
    {
        var phi = step / 1_000d;
        var count = new TableOracle(rows, Math.Pow(1.1, phi), Math.Pow(1.2, phi), (int)Math.Floor((32 * Math.Pow(1.15, phi)) + 0.5)).Count();
        return (count.Parameters, count.MultiplyAdds);
    }

    private static string B0With(string variants)
    {
        var text = Shipped.Read(Shipped.Torchvision);
        return text[..text.IndexOf("    variant", StringComparison.Ordinal)] + $"    {variants}\n}}\n";
    }
}
