namespace EffNet.Cli.Tests;

public sealed class DescribeTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Describe_of_B0_prints_only_its_row_and_stages()
    {
        var run = ToolRun.Of("describe", Models.Path, "--variant", "B0");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Snapshot.Matches("DescribeTests.B0", run.Output);
    }

    [Fact]
    public void Describe_finds_a_network_of_a_search_by_its_name()
    {
        var file = _directory.Write("search.effnet", Models.Small("search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; networks: all; }"));

        var run = ToolRun.Of("describe", file, "--variant", "Grid1");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("SmallGrid1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_prints_all_variants_and_marks_figures_that_differ_from_the_paper()
    {
        var run = ToolRun.Of("describe", Models.Path);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Snapshot.Matches("DescribeTests.All", run.Output);
    }

    [Fact]
    public void Describe_keeps_the_row_of_a_broken_variant_and_reports_the_reason()
    {
        var file = _directory.Write("broken.effnet", Models.With("phi: 0", "phi: -1"));

        var run = ToolRun.Of("describe", file, "--variant", "B0");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(": error EFN2003: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Snapshot.Matches("DescribeTests.Broken", run.Output);
    }

    [Fact]
    public void Describe_of_a_file_with_a_broken_variant_describes_the_others()
    {
        var file = _directory.Write("broken.effnet", Models.With("phi: 0", "phi: -1"));

        var run = ToolRun.Of("describe", file);

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("\nEfficientNetB0: ", run.Output, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, 7), i => Assert.Contains($"\nEfficientNetB{i}: ", run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void Describe_reports_a_missed_requirement_and_describes_the_variant()
    {
        var file = _directory.Write("budget.effnet", Models.With("require parameters = 5_288_548", "require parameters <= 5M"));

        var run = ToolRun.Of("describe", file, "--variant", "B0");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(": error EFN4001: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Snapshot.Matches("DescribeTests.B0", run.Output);
    }

    [Theory]
    [InlineData("EfficientNetB0")]
    [InlineData("b0")]
    public void Describe_finds_a_variant_by_its_type_and_in_any_case(string name) =>
        Assert.Equal(ToolRun.Of("describe", Models.Path, "--variant", "B0"), ToolRun.Of("describe", Models.Path, "--variant", name));

    [Fact]
    public void Describe_of_a_variant_name_in_two_families_selects_both()
    {
        var family = Models.Text[Models.Text.IndexOf("public family", StringComparison.Ordinal)..];
        var file = _directory.Write("two.effnet", Models.Text + family.Replace("EfficientNet", "Second", StringComparison.Ordinal));

        var run = ToolRun.Of("describe", file, "--variant", "B0");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            ["EfficientNetB0: 3 x 224 x 224 in, 1,000 out", "SecondB0: 3 x 224 x 224 in, 1,000 out"],
            run.OutputLines.Where(line => line.EndsWith(" out", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("B8")]
    [InlineData("")]
    public void Describe_of_an_unknown_variant_is_an_error_that_lists_all_variants(string name)
    {
        var run = ToolRun.Of("describe", Models.Path, "--variant", name);

        var message = $"Unknown variant '{name}'; the file declares B0, B1, B2, B3, B4, B5, B6, B7.";
        Assert.Equal(new ToolRun(1, "", $"{Models.Path}: error : {message}\n"), run);
    }

    [Fact]
    public void Describe_reports_that_a_family_has_no_variants()
    {
        var text = Models.Text;
        var file = _directory.Write("none.effnet", text.Remove(text.IndexOf("    variant B0", StringComparison.Ordinal)) + "}\n");

        Assert.Equal("There are no variants.\n", ToolRun.Of("describe", file).Output);
        Assert.EndsWith(
            $"{file}: error : Unknown variant 'B0'; the file declares none.\n",
            ToolRun.Of("describe", file, "--variant", "B0").Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_prints_the_origin_of_solved_and_searched_variants_and_lists_candidates()
    {
        var run = ToolRun.Of("describe", _directory.Write("scaled.effnet", Models.Scaled));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Snapshot.Matches("DescribeTests.Scaled", run.Output);
    }

    [Fact]
    public void Describe_prints_the_measurements_of_a_variant()
    {
        const string Members =
            "variant A { measured { top1: 93.90%; on: fashion_mnist; seeds: 3; deviation: 0.17%; } measured { top1: 70%; on: cifar10; } } variant B { depth: 3; }";
        var run = ToolRun.Of("describe", _directory.Write("measured.effnet", Models.Small(Members)));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            ["Measured: 93.90% top-1 on fashion_mnist, the mean of 3 seeds with a standard deviation of 0.17%.", "Measured: 70% top-1 on cifar10."],
            run.OutputLines.Where(line => line.StartsWith("Measured", StringComparison.Ordinal)));
    }

    [Fact]
    public void Describe_of_one_variant_does_not_print_searches()
    {
        var run = ToolRun.Of("describe", _directory.Write("scaled.effnet", Models.Scaled), "--variant", "Solved");

        Assert.Contains("which leaves", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SmallGrid", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_prints_warnings_and_no_suggestions()
    {
        var file = _directory.Write("warned.effnet", Models.Small("variant A { resolution: 33; } // effnet: ignore EFN2005"));

        var run = ToolRun.Of("describe", file);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(": warning EFN1113: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_describe_is_as_wide_as_its_cells()
    {
        var longName = "B" + new string('x', 150);
        var file = _directory.Write("long.effnet", Models.With("variant B0", $"variant {longName}"));

        var run = ToolRun.Of("describe", file, "--variant", longName);

        Assert.Contains($"{longName}  EfficientNet{longName}      1      1         224  ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void No_line_of_describe_ends_with_a_space() =>
        Assert.DoesNotContain(ToolRun.Of("describe", Models.Path).OutputLines, line => line.EndsWith(' '));

    [Theory]
    [MemberData(nameof(Culture.Tricky), MemberType = typeof(Culture))]
    public void Describe_prints_the_same_under_every_culture(string culture) =>
        Assert.Equal(ToolRun.Of("describe", Models.Path), Culture.Under(culture, () => ToolRun.Of("describe", Models.Path)));
}
