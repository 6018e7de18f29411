using System.Text.RegularExpressions;
using EffNet.Cli.Comparison;

namespace EffNet.Cli.Tests;

public sealed partial class DiffTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Diff_reports_a_wider_stage_with_costs_stages_and_weights()
    {
        var run = Diff(Models.Small(), Models.Small().Replace("expand: 2, se: 0.25, channels: 8", "expand: 2, se: 0.25, channels: 16", StringComparison.Ordinal));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Snapshot.Matches("DiffTests.Wider", Anonymous(run));
    }

    [Fact]
    public void Markdown_of_diff_has_the_changes_in_tables()
    {
        var run = Diff(Models.Small(), Models.Small().Replace("expand: 2, se: 0.25, channels: 8", "expand: 2, se: 0.25, channels: 16", StringComparison.Ordinal), "--markdown");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Snapshot.Matches("DiffTests.Markdown", Anonymous(run), "md");
    }

    [Fact]
    public void Diff_reports_added_and_removed_variants_stages_and_candidates()
    {
        var after = Models.Scaled
            .Replace("variant Explicit", "variant Other", StringComparison.Ordinal)
            .Replace("alpha: from 1.1 to 1.2", "alpha: from 1.15 to 1.25", StringComparison.Ordinal)
            .Replace("type Found { alpha: 1.2; beta: 1.1; gamma: 1.15; }", string.Empty, StringComparison.Ordinal)
            .Replace("    body:", "    neck: conv(kernel: 3, stride: 1, channels: 8);\n    body:", StringComparison.Ordinal);

        Snapshot.Matches("DiffTests.Added", Anonymous(Diff(Models.Scaled, after)));
    }

    [Fact]
    public void Diff_of_files_that_differ_in_comments_and_requirements_reports_no_difference()
    {
        var run = Diff(Models.Small(), "// A comment.\n" + Models.Small("variant A { require parameters <= 1M; }"));

        Assert.Equal(new ToolRun(0, $"{_directory.PathOf("before.effnet")} and {_directory.PathOf("after.effnet")} declare the same networks.\n", ""), run);
    }

    /// <summary>Edits that change generated code, with a part of the output that reports each of them.</summary>
    public static TheoryData<string, string, string> FreeEdits { get; } = new()
    {
        { "activation: silu", "activation: relu6", "8 layers: silu before, relu6 after (Stem.Activation; Body.Block1.ExpandActivation; Body.Block1.DepthwiseActivation; …)" },
        { "padding: symmetric;", "padding: same;", "network padding symmetric same - -" },
        { "padding: symmetric;", "padding: symmetric; norm: batch(eps: 1e-3, momentum: 0.1);", "network batch norm eps 1E-05 0.001 - -" },
        { "padding: symmetric;", "padding: symmetric; norm: batch(eps: 1e-5, momentum: 0.2);", "network batch norm momentum 0.1 0.2 - -" },
        { "padding: symmetric;", "padding: symmetric; init: resnet;", "network init torchvision resnet - -" },
        { "profile: p;", "profile: p; drop_path: linear(0.2);", "1 layer: nothing before, stochastic depth after (Body.Block2.StochasticDepth)" },
        { "profile: p;", "profile: p; state_dict: mobilenet_v2;", "do not fit" },
        { "profile: p;", "profile: p; dropout: 0.5;", "network dropout 0 0.5 +0.5 -" },
        { "se: 0.25", "se: 0.25 of expanded", "body parameters" },
        { "profile p {", "profile q {", "network profile p q - -" },
        { "public family", "family", "network accessibility public internal - -" },
        { "effnet 1;", "effnet 1; namespace A.B;", "namespace: nothing before, 'A.B' after" },
        { "variant A { }", "variant A { paper { flops: 1M; } }", "network paper's flops - 1M - -" },
        { "variant A { }", "variant A { measured { top1: 90%; on: cifar10; } }", "network measured - 90% top-1 on cifar10 - -" },
        { "variant A { }", "variant A { width: 1; }", "network phi 0 - - -" },
        { "variant A { } variant B { }", "variant B { } variant A { }", "order of variants: 'SmallA, SmallB' before, 'SmallB, SmallA' after" },
        { "variant A { }", "variant X { type: SmallA; }", "network name A X - -" },
        { "kernel: 3, stride: 1, expand", "kernel: 5, stride: 1, expand", "MBConv2, k5x5" },
        { "kernel: 3, stride: 2", "kernel: 3, stride: 1", "stem stride" },
        { "image(channels: 3,", "image(channels: 1,", "network image channels" },
        { "classes: 10;", "classes: 11;", "network classes" },
    };

    [Theory]
    [MemberData(nameof(FreeEdits))]
    public void Diff_reports_every_change_that_affects_generated_code(string found, string replacement, string expected)
    {
        var text = Models.Small(found.Contains("variant B", StringComparison.Ordinal) ? found : "variant A { }");
        Assert.Contains(found, text, StringComparison.Ordinal);
        var after = text.Replace(found, replacement, StringComparison.Ordinal);
        if (found == "profile p {")
            after = after.Replace("profile: p;", "profile: q;", StringComparison.Ordinal);

        var run = Diff(text, after);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(expected, Blanks.Replace(run.Output, " "), StringComparison.Ordinal);
        Assert.DoesNotContain("declare the same networks", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(run.OutputLines, line => line.EndsWith(' '));
    }

    [Theory]
    [InlineData("")]
    [InlineData("--markdown")]
    public void Diff_reports_removed_or_added_blocks_of_a_stage_in_one_line(string format)
    {
        var longer = Models.Small().Replace("channels: 8, layers: 2", "channels: 8, layers: 4", StringComparison.Ordinal);
        Assert.NotEqual(Models.Small(), longer);
        string[] options = [.. format.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

        var (added, removed) = (Diff(Models.Small(), longer, options), Diff(longer, Models.Small(), options));

        Assert.Contains("2 blocks added, with 30 layers (Body.Block3; Body.Block4)\n", added.Output, StringComparison.Ordinal);
        Assert.Contains("2 blocks removed, with 30 layers (Body.Block3; Body.Block4)\n", removed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing", added.Output + removed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_reports_networks_of_a_search_as_one_setting()
    {
        const string Search = "search Grid { alpha: from 1.1 to 1.2 step 0.1; beta: from 1.1 to 1.2 step 0.1; gamma: 1.15; } variant A { }";

        var run = Diff(Models.Small(Search), Models.Small(Search.Replace("1.15; }", "1.15; networks: all; }", StringComparison.Ordinal)));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("networks: nothing before, 'all' after", run.Output, StringComparison.Ordinal);
        Assert.Contains("no candidates added, no candidates removed, no candidates changed", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--markdown")]
    public void Diff_reports_changed_candidates_with_their_names_and_costs(string format)
    {
        const string Search = "search Grid { alpha: 1.2; beta: 1.1; gamma: from 1.15 to 1.2 step 0.05; networks: all; }";
        var wider = Models.Small(Search).Replace("channels: 16", "channels: 24", StringComparison.Ordinal);

        var run = Diff(Models.Small(Search), wider, [.. format.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        // The head has 8 input channels and 10 classes: each of its 8 new channels has 8 weights, 2 parameters of the norm and 10 weights of the classifier.
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("no candidates added, no candidates removed, 2 candidates changed\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("changed: Grid1 (alpha 1.2, beta 1.1, gamma 1.15): parameters 2,248 before, 2,408 after (+160, +7.12%); flops ", run.Output, StringComparison.Ordinal);
        Assert.Contains("changed: Grid2 (alpha 1.2, beta 1.1, gamma 1.2): parameters 2,248 before, 2,408 after (+160, +7.12%); flops ", run.Output, StringComparison.Ordinal);
        Assert.Contains("Grid2: weights do not fit: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_reports_changed_networks_of_candidates_with_equal_parameters()
    {
        const string Search = "search Grid { alpha: 1.2; beta: 1.1; gamma: from 1.15 to 1.2 step 0.05; networks: all; }";
        var padded = Models.Small(Search).Replace("symmetric", "same", StringComparison.Ordinal);

        var lines = Diff(Models.Small(Search), padded).OutputLines;

        var changed = Assert.Single(lines, line => line.StartsWith("  changed: Grid1 (alpha 1.2, beta 1.1, gamma 1.15)", StringComparison.Ordinal));
        Assert.DoesNotContain("parameters", changed, StringComparison.Ordinal);
        Assert.Contains("  Grid1: padding: 'symmetric' before, 'same' after", lines);
        Assert.Contains("  Grid2: padding: 'symmetric' before, 'same' after", lines);
    }

    [Fact]
    public void Diff_reports_renumbered_candidates_with_both_names()
    {
        const string Search = "search Grid { alpha: 1.2; beta: from 1.1 to 1.2 step 0.1; gamma: from 1.1 to 1.2 step 0.05; tolerance: 0.3; networks: all; }";
        var later = Search.Replace("gamma: from 1.1", "gamma: from 1.15", StringComparison.Ordinal);

        var lines = Diff(Models.Small(Search), Models.Small(later)).OutputLines;

        // Grid1 to Grid3 share a class, and so do Grid4 and Grid5. Without gamma 1.1, the first candidate of each class is removed.
        Assert.Contains(lines, line => line.StartsWith("  removed: Grid1, alpha 1.2, beta 1.1, gamma 1.1: ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("  removed: Grid4, alpha 1.2, beta 1.2, gamma 1.1: ", StringComparison.Ordinal));
        Assert.Contains("  renumbered: Grid2 to Grid3 are now Grid1 to Grid2", lines);
        Assert.Contains("  changed: Grid3 (alpha 1.2, beta 1.2, gamma 1.15): Grid5 before; class SmallGrid4 before, SmallGrid3 after", lines);
    }

    [Fact]
    public void Diff_reports_a_removed_search_in_one_line()
    {
        var run = Diff(
            Models.Small("search Grid { alpha: from 1.1 to 1.2 step 0.1; beta: from 1.1 to 1.2 step 0.1; gamma: 1.15; } variant A { }"), Models.Small());

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches("Search SmallGrid:\n  removed, with [0-9]+ candidates\n$", run.Output);
    }

    [Fact]
    public void Diff_reports_that_weights_fit()
    {
        var run = Diff(Models.Small(), Models.Small().Replace("silu", "relu", StringComparison.Ordinal));

        Assert.Contains($"Weights of {_directory.PathOf("before.effnet")} fit {_directory.PathOf("after.effnet")}.\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("efficientnet", "B0", "efficientnet_b0")]
    [InlineData("efficientnet", "B7", "efficientnet_b7")]
    [InlineData("efficientnet-v2", "S", "efficientnet_v2_s")]
    [InlineData("mobilenet-v2", "W100", "mobilenet_v2")]
    [InlineData("resnet", "Deep18", "resnet18")]
    [InlineData("resnext", "Deep101", "resnext101_32x8d")]
    public void Networks_of_starters_have_the_names_and_shapes_of_torchvisions_state_dict(string starter, string variant, string reference)
    {
        var file = _directory.PathOf("family.effnet");
        Assert.Equal(0, ToolRun.Of("new", starter, "-o", file).ExitCode);
        var network = SourceFile.Load(file).Variants.Single(v => v.Name == variant).Network!;

        var entries = network.State.Select(t => $"{t.Name}[{string.Join('x', t.Shape)}]").Order(StringComparer.Ordinal);

        Assert.Equal(StateReference.Read(reference).Order(StringComparer.Ordinal), entries);
    }

    [Fact]
    public void Diff_reports_a_broken_variant_and_compares_the_others()
    {
        var run = Diff(Models.Text, Models.With("phi: 0", "phi: -1"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(": error EFN2003: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Contains("variants: 1 changed, 7 unchanged.", run.Output, StringComparison.Ordinal);
        Assert.Contains("broken: nothing before, 'EFN2003: phi is -1;", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("padding", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--markdown")]
    public void Diff_of_a_file_with_errors_states_that_the_comparison_is_incomplete(string format)
    {
        var run = Diff(Models.Small(), Models.Small("variant A { } }"), [.. format.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("after.effnet has 1 error; only the readable parts are compared, and unreadable parts are listed as missing.\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("before.effnet has", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_with_a_file_without_families_reports_the_removed_families()
    {
        var run = Diff(Models.Small(), "effnet 1;");

        Assert.Contains("families: 'public Small' before, nothing after\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_with_a_percentage_beyond_the_range_of_decimal_does_not_fail()
    {
        var run = Diff(Models.Small("variant A { width: 1e-28; depth: 1; resolution: 32; }"), Models.Small("variant A { width: 10; depth: 1; resolution: 32; }"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("network width ", Blanks.Replace(run.Output, " "), StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_of_diff_distinguishes_changed_candidates_from_removed_ones()
    {
        var run = Diff(Models.Scaled, Models.Scaled.Replace("alpha: from 1.1 to 1.2", "alpha: from 1.2 to 1.3", StringComparison.Ordinal), "--markdown");

        Assert.Contains("- removed: alpha 1.1, beta 1.2, gamma 1.15: 6,438 parameters, 1,716,480 FLOPS, 1 point\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("- changed: alpha 1.2, beta 1.1, gamma 1.15: points 1 before, 2 after (+1, +100%)\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_of_a_missing_file_causes_one_error()
    {
        var (missing, there) = (_directory.PathOf("missing.effnet"), Models.Path);

        Assert.Equal(new ToolRun(1, "", $"{missing}: error : The file does not exist.\n"), ToolRun.Of("diff", missing, there));
        Assert.Equal(new ToolRun(2, "", $"{missing}: error : The file does not exist.\n"), ToolRun.Of("diff", there, missing, "--exit-code"));
    }

    [Theory]
    [InlineData("variant A { }", 0)]
    [InlineData("variant A { width: 2; }", 1)]
    [InlineData("variant A { phi: -1; }", 2)]
    public void Diff_with_exit_code_exits_0_if_equal_1_if_different_and_2_on_errors(string variant, int expected) =>
        Assert.Equal(expected, Diff(Models.Small(), Models.Small(variant), "--exit-code").ExitCode);

    [Fact]
    public void Diff_reads_either_side_from_standard_input()
    {
        var file = _directory.Write("after.effnet", Models.Small());

        Assert.Equal($"standard input and {file} declare the same networks.\n", ToolRun.Reading(Models.Small(), "diff", "-", file).Output);
        Assert.Equal($"{file} and standard input declare the same networks.\n", ToolRun.Reading(Models.Small(), "diff", file, "-").Output);
    }

    [Theory]
    [MemberData(nameof(Culture.Tricky), MemberType = typeof(Culture))]
    public void Diff_prints_the_same_under_every_culture(string culture)
    {
        ToolRun Run() => Diff(Models.Text, Models.With("channels: 40", "channels: 48"));

        Assert.Equal(Run(), Culture.Under(culture, Run));
    }

    private ToolRun Diff(string before, string after, params string[] options) =>
        ToolRun.Of(["diff", _directory.Write("before.effnet", before), _directory.Write("after.effnet", after), .. options]);

    private string Anonymous(ToolRun run) => run.Output.Replace(_directory.Path + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal);

    [GeneratedRegex("  +")]
    private static partial Regex Blanks { get; }
}
