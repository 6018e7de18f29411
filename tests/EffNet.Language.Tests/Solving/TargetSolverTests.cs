using EffNet.Language.Services;

namespace EffNet.Language.Tests.Solving;

public class TargetSolverTests
{
    private static readonly string s_text = Shipped.Read(Shipped.Torchvision);

    [Theory]
    [InlineData("flops <= 600M")]
    [InlineData("parameters <= 20M", "memory(batch: 8) <= 512MiB")]
    [InlineData("flops <= 2G, parameters <= 9M")]
    public void A_solution_equals_the_variant_of_a_file_with_its_declaration(params string[] targets)
    {
        var solution = TargetSolver.Solve(s_text, "EfficientNet", targets, TestContext.Current.CancellationToken);

        var written = Effnet.Variant(s_text.Replace("variant B0", solution.Declaration + "\n    variant B0", StringComparison.Ordinal), "Solved");
        Assert.Equal(written, solution.Variant);
        Assert.All(solution.Targets, target => Assert.InRange(target.Actual, 1, target.Limit!.Value));
    }

    [Theory]
    [InlineData("flops <= much", "EFN1002")]
    [InlineData("flops ~ 5M", "EFN1105")]
    [InlineData("flops >= 5M", "EFN1105")]
    [InlineData("receptive_field <= 500", "EFN1104")]
    [InlineData("flop <= 5M", "EFN1101")]
    [InlineData("flops <= 5M }", "EFN1002")]
    [InlineData("flops <= 5M /*", "EFN1003")]
    [InlineData("flops <= 1", "EFN4002")]
    [InlineData("", "EFN1002")]
    public void A_mistake_in_a_target_names_the_target(string target, string id)
    {
        var solution = TargetSolver.Solve(s_text, "EfficientNet", ["parameters <= 20M", target], TestContext.Current.CancellationToken);

        Assert.Null(solution.Variant?.Network);
        var finding = Assert.Single(solution.Findings);
        Assert.Equal((target, id, false), (finding.Target, finding.Diagnostic.Rule.Id, finding.IsInFile));
    }

    [Fact]
    public void Existing_errors_of_the_file_are_not_findings_of_a_target()
    {
        var broken = s_text.Replace("phi: 0", "phi: -1", StringComparison.Ordinal);

        var solution = TargetSolver.Solve(broken, "EfficientNet", ["flops <= 600M"], TestContext.Current.CancellationToken);

        Assert.NotNull(solution.Variant?.Network);
        Assert.DoesNotContain(solution.Findings, f => f.IsInFile);
    }

    [Fact]
    public void A_missing_family_throws() =>
        Assert.Throws<ArgumentException>("family", () => TargetSolver.Solve(s_text, "Other", ["flops <= 600M"], TestContext.Current.CancellationToken));

    [Fact]
    public void Solving_without_targets_returns_no_variant() => Assert.Null(TargetSolver.Solve(s_text, "EfficientNet", [], TestContext.Current.CancellationToken).Variant);
}
