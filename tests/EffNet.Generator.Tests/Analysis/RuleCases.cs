using Microsoft.CodeAnalysis;
using Xunit;

namespace EffNet.Generator.Tests.Analysis;

/// <summary>The smallest mistake for every rule that one file can break, with its place marked as Roslyn's tests do it.</summary>
internal static class RuleCases
{
    private const string Scaling = "    scaling: compound(alpha: 1.2, beta: 1.1, gamma: 1.15);\n";

    /// <summary>A file that nothing is to be said of.</summary>
    public const string Sound = $$"""
        effnet 1;
        namespace Sample;
        profile p { padding: symmetric; }
        public family Tiny
        {
            input: image(channels: 3, size: 32);
            classes: 10;
            activation: silu;
            profile: p;
        {{Scaling}}    stage1: conv(kernel: 3, stride: 2, channels: 8);
            stage2: mbconv(kernel: 3, stride: 1, expand: 2, se: 0.25, channels: 8, layers: 2);
            stage3: head(channels: 16, pool: average);
            variant A { }
        }

        """;

    /// <summary>One case per rule.</summary>
    public static RuleCase[] All { get; } =
    [
        Error("EFN1001", Edit("variant A { }", "variant A { dropout: 0.1 {|#0:$|}; }"),
            "'$' means nothing in a .effnet file; remove it."),
        Error("EFN1002", Edit("variant A { }", "variant A { dropout {|#0:0.1|}; }"),
            "Expected ':' and a value, found '0.1'."),
        Error("EFN1003", Edit("variant A { }\n}", "variant A { }\n}\n{|#0:}|}"),
            "This '}' is one too many; remove it, or the '}' before it."),
        Error("EFN1004", Edit("variant A { }", "variant A { dropout: {|#0:0x1|}; }"),
            "'0x1' is neither a number nor a name: a number has digits with '.' and '_', an exponent such as 1e-5, and at most one unit of %, K, M, G, KiB, MiB or GiB; "
            + "a name begins with a letter."),
        Error("EFN1005", Edit("Sample", "Sa{|#0:\uFFFD|}mple"),
            "This file is not text (it holds a NUL or undecodable character); save it as UTF-8."),
        Error("EFN1006", "{|#0:|}effnet 1;",
            "The file declares no family; write 'effnet 1;' and 'public family Name { … }'."),
        Error("EFN1007", Edit("effnet 1;", "effnet {|#0:2|};"),
            "This compiler knows version 1 of the language, not version 2; write 'effnet 1;' or use a newer EffNet."),
        Error("EFN1008", "{|#0:|}" + new string(' ', 1_048_577),
            "The file has more than 1,048,576 characters, the limit; split it."),
        Error("EFN1009", Edit("variant A { }", $"variant A {Repeat(31, _ => "{ a ")}{{|#0:{{|}}{Repeat(32, _ => "}")}"),
            "Blocks and calls nest deeper than 32 here; what is deeper is not read."),
        Error("EFN1101", Edit("activation: silu", "{|#0:activaton|}: silu"),
            "'activaton' is not a word family 'Tiny' knows; did you mean 'activation'?"),
        Error("EFN1102", Edit("classes: 10;", "classes: 10; {|#0:classes|}: 20;"),
            "'classes' stands in family 'Tiny' already; keep one of the two."),
        Error("EFN1103", Edit("family Tiny", "family {|#0:Tiny|}", without: "    classes: 10;\n"),
            "Family 'Tiny' says no 'classes'; write for instance 'classes: 1000;'."),
        Error("EFN1104", Edit("classes: 10;", "classes: 10; {|#0:phi|}: 0;"),
            "'phi' does not belong in family 'Tiny'; it belongs in a variant or in a search."),
        Error("EFN1105", Edit("variant A { }", "variant A { dropout: {|#0:high|}; }"),
            "'dropout' wants a number; write for instance 'dropout: 0.3;'."),
        Error("EFN1106", Edit("variant A { }", "variant A { dropout: {|#0:1.5|}; }"),
            "'dropout' is 1.5; write a number from 0 up to, but not including, 1."),
        Error("EFN1107", Edit("variant A { }", "variant A { extends: {|#0:B|}; }"),
            "There is no variant 'B' here; did you mean 'A'?"),
        Error("EFN1108", Edit("variant A { }", "variant A { type: {|#0:a|}; }"),
            "'a' becomes part of a C# type name, which begins with a capital letter."),
        Error("EFN1109", Edit("variant A { }", "variant A { extends: {|#0:A|}; }"),
            "Variant 'A' extends itself; name a variant that does not lead back to it."),
        Error("EFN1110", Edit("variant A { }", "variant A { {|#0:phi|}: 1; width: 1; depth: 1; resolution: 32; }"),
            "'phi' has no effect where width, depth and resolution are all given; remove it or one of them."),
        Error("EFN1111", HeadOnly(Repeat(1_000, i => $"variant V{i} {{ }}\n") + "variant {|#0:Last|} { }"),
            "Family 'Tiny' has more than 1,000 variants, the limit; from here on they are not read. Write another family."),
        Error("EFN1112", Edit("stage2", Repeat(255, i => $"c{i}: conv(kernel: 1, stride: 1, channels: 8);\n") + "{|#0:stage2|}"),
            "Family 'Tiny' has more than 256 stages, the limit; from here on they are not read. Raise 'layers' instead."),
        Warning("EFN1113", Edit("variant A { }", "variant A { } // effnet: ignore {|#0:EFN3010|}, nothing to ignore"),
            "There is no EFN3010 here to ignore; remove the comment."),
        Error("EFN1114", Edit("variant A { }", $"variant A {{ {Repeat(64, _ => "require flops <= 1G; ")}{{|#0:require flops <= 1G;|}} }}"),
            "This block has more than 64 requirements or targets, the limit; the others are not read."),
        Error("EFN2001", Edit("alpha: 1.2", "alpha: {|#0:0.9|}"),
            "alpha is 0.9; compound scaling wants alpha, beta and gamma of at least 1 (section 3.3 of the paper), or larger phi would shrink the network."),
        Error("EFN2002", Edit("compound(alpha: 1.2, beta: 1.1, gamma: 1.15)", "{|#0:compound(alpha: 1.2, beta: 1.1, gamma: 1.3)|}"),
            "alpha * beta^2 * gamma^2 is 2.454; it must lie within 2 ± 0.1, so that FLOPS grow by about 2^phi; with gamma: 1.174 it is 2.001."),
        Error("EFN2003", Edit("variant A { }", "variant A { phi: {|#0:-1|}; }"),
            "phi is -1; it says how much to scale up and is at least 0. To scale down, write width, depth or resolution."),
        Error("EFN2004", Edit("variant A { }", "variant A { {|#0:phi|}: 1; }", without: Scaling),
            "Family 'Tiny' does not say what phi means; add 'scaling: compound(alpha: 1.2, beta: 1.1, gamma: 1.15);' to it, or write width, depth and resolution."),
        Info("EFN2005", Edit("variant A { }", "variant A { width: {|#0:2|}; depth: 1; resolution: 32; }"),
            "A is no point of the family's scaling: phi 3.34 comes nearest, and one of its factors is 46% away."),
        Info("EFN2006", Edit("variant A { }", "variant A { width: {|#0:1.25|}; }", without: Scaling),
            "Rounding moves channels of A by over 10%: stage1 from 10 to 16, stage2 from 10 to 16, stage3 from 20 to 24."),
        Info("EFN2007", Edit("variant A { }", "variant A { depth: 1.2; } variant B { depth: {|#0:1.4|}; }", without: Scaling),
            "B at depth 1.4 repeats every block as often as A at depth 1.2: repeats are rounded."),
        Warning("EFN2008", Edit("variant A { }", "variant A { } variant B { width: {|#0:2|}; stage2 { layers: 0; } }", without: Scaling),
            "B is scaled up from A, but has 241,984 flops where that has 293,152; look at its overrides and factors."),
        Error("EFN2009", Edit("variant A { }", "variant A { } search {|#0:S|} { alpha: from 1 to 2 step 0.001; beta: from 1 to 2 step 0.01; gamma: 1.15; }"),
            "Search 'S' has 101,101 points, and 10,000 is the limit; take larger steps or narrower ranges."),
        Error("EFN2010", Edit("variant A { }", "variant A { } search {|#0:S|} { alpha: 1; beta: 1; gamma: 1; }"),
            "None of the 1 points of search 'S' has alpha * beta^2 * gamma^2 within 2 ± 0.1; widen the ranges."),
        Error("EFN2011", Edit("variant A { }", "variant A { } search S { alpha: 1.2; beta: 1.1; gamma: 1.15; type {|#0:T|} { alpha: 1; beta: 1; gamma: 1; } }"),
            "These coefficients are no candidate of search 'S'; the nearest one is alpha: 1.2, beta: 1.1, gamma: 1.15."),
        Info("EFN2012", Edit("variant A { }", "variant A { phi: solve(flops <= {|#0:350K|}); }"),
            "No network of A lies nearer to 'flops <= 350K': phi 0 gives 293,152, phi 0.001 gives 395,616. One stage has a layer more there."),
        Error(
            "EFN2013",
            Edit(
                "variant A { }",
                "variant A { } search S { phi: 10; alpha: from 1 to 1.25 step 0.025; beta: from 1 to 1.25 step 0.025; gamma: 1; tolerance: 1; networks: {|#0:all|}; }"),
            "The candidates of search 'S' need 110 network types, and 64 is the limit. Require more, take larger steps, or remove 'networks' and ask for single ones with 'type'."),
        Error(
            "EFN2014",
            Edit(
                "mbconv(kernel: 3, stride: 1, expand: 2, se: 0.25, channels: 8, layers: 2);\n    stage3: head(channels: 16, pool: average);\n    variant A { }",
                "conv(kernel: 3, stride: 1, channels: 20, groups: 8);\n    stage3: head(channels: 16, pool: average);\n    search S { alpha: 1.2; beta: 1.2; gamma: 1.1; "
                + "require flops <= {|#0:2 * baseline|}; }"),
            "Search 'S' compares with its baseline, the stage table as written, which cannot be built: stage2 has 8 input and 20 output channels, which 8 groups do not divide; "
            + "write a divisor of both. Change the table, or write the cost as a number."),
        Error("EFN3001", Edit("stride: 2, channels: 8", "stride: 2, channels: 8, at: {|#0:16|}"),
            "stage1 gets a 32 x 32 input at phi = 0, but 'at' says 16; write 'at: 32', or change the stride of an earlier stage."),
        Error("EFN3002", Edit("family Tiny", "family {|#0:Tiny|}", without: "    stage3: head(channels: 16, pool: average);\n"),
            "Family 'Tiny' has no head; end it with a stage such as 'stage9: head(channels: 1280, pool: average);'."),
        Error("EFN3003", Edit("variant A { }", "variant {|#0:A|} { phi: 100; }"),
            "A is too large to generate: its resolution is 37,578,030 pixels, and 16,384 is the limit. Choose smaller coefficients."),
        Error("EFN3004", Edit("kernel: 3, stride: 2", "kernel: {|#0:4|}, stride: 2"),
            "'kernel' is 4; write an odd number from 1 to 31."),
        Error("EFN3005", Edit("stride: 2", "stride: {|#0:3|}"),
            "'stride' is 3; write 1 or 2."),
        Error("EFN3006", Edit("se: 0.25", "se: {|#0:1.25|}"),
            "'se' is 1.25; write a number above 0 and at most 1."),
        Error("EFN3007", Edit("stride: 2, channels: 8", "stride: 2, channels: 8, groups: {|#0:2|}"),
            "stage1 has 3 input and 8 output channels, which 2 groups do not divide; write a divisor of both (in variant 'A')."),
        Info(
            "EFN3008",
            Edit(
                "stage2: mbconv(kernel: 3, stride: 1, expand: 2, se: 0.25, channels: 8, layers: 2)",
                "{|#0:stage2|}: mbconv(kernel: 3, stride: 2, expand: 2, channels: 8, layers: 1)"),
            "No block of stage2 adds its input to its output: its only block shrinks; a second layer would add."),
        Warning("EFN3009", Edit("variant A { }", "variant A { resolution: {|#0:1|}; }", without: Scaling),
            "At 1 pixels stage1 of A reads maps of 1 x 1, of which its kernel sees one pixel and zeros; raise the resolution or lower the strides."),
        Info("EFN3010", Edit("variant A { }", "variant A { resolution: {|#0:33|}; }"),
            "A reads 33 pixels, which its strides (2 in all) do not divide; sizes round up. 32 and 34 would divide."),
        Warning("EFN3011", Edit("variant A { }", "variant A { paper { flops: {|#0:1G|}; } }"),
            "'paper' quotes 1G flops, but A has 293,152; check the unit."),
        Error("EFN4001", Edit("variant A { }", "variant A { require parameters <= {|#0:100|}; }"),
            "A has 1,686 parameters, required at most 100; most of it lies in stage2 (67%), stage3 (20%), stage1 (14%)."),
        Error("EFN4002", Edit("variant A { }", "variant A { phi: solve(parameters <= {|#0:100|}); }"),
            "No phi of at least 0 gives A parameters <= 100: at phi 0 it is 1,686. Raise the target, or write width, depth or resolution below 1."),
    ];

    /// <summary>The sound file with one text in another's place, and perhaps without a line.</summary>
    public static string Edit(string before, string after, string? without = null)
    {
        Assert.Contains(before, Sound, StringComparison.Ordinal);
        var edited = Sound.Replace(before, after, StringComparison.Ordinal);
        return without is null ? edited : edited.Replace(without, string.Empty, StringComparison.Ordinal);
    }

    /// <summary>A family of nothing but a head: a thousand of these are generated and compiled in no time.</summary>
    private static string HeadOnly(string variants) =>
        string.Join('\n', Edit("variant A { }", variants).Split('\n').Where(line => !line.Contains("conv(", StringComparison.Ordinal)));

    private static string Repeat(int count, Func<int, string> text) => string.Concat(Enumerable.Range(0, count).Select(text));

    private static RuleCase Error(string id, string file, string message) => new(id, DiagnosticSeverity.Error, file, message);

    private static RuleCase Warning(string id, string file, string message) => new(id, DiagnosticSeverity.Warning, file, message);

    private static RuleCase Info(string id, string file, string message) => new(id, DiagnosticSeverity.Info, file, message);
}
