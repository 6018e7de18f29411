using Microsoft.CodeAnalysis;
using Xunit;

namespace EffNet.Generator.Tests.Analysis;

/// <summary>The smallest mistake for every rule that one file can break, with its position marked as in Roslyn's tests.</summary>
internal static class RuleCases
{
    private const string Scaling = "    scaling: compound(alpha: 1.2, beta: 1.1, gamma: 1.15);\n";

    /// <summary>A file without diagnostics.</summary>
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
            "Unexpected '$'"),
        Error("EFN1002", Edit("variant A { }", "variant A { dropout {|#0:0.1|}; }"),
            "Expected ':' before the value", "'0.1'"),
        Error("EFN1003", Edit("variant A { }\n}", "variant A { }\n}\n{|#0:}|}"),
            "'}' has no matching '{'"),
        Error("EFN1004", Edit("variant A { }", "variant A { dropout: {|#0:0x1|}; }"),
            "'0x1'", "1e-5", "Names begin with a letter"),
        Error("EFN1005", Edit("Sample", "Sa{|#0:\uFFFD|}mple"),
            "not text", "UTF-8"),
        Error("EFN1006", "{|#0:|}effnet 1;",
            "'effnet 1;'", "'public family Name { … }'"),
        Error("EFN1007", Edit("effnet 1;", "effnet {|#0:2|};"),
            "version 2", "'effnet 1;'"),
        Error("EFN1008", "{|#0:|}" + new string(' ', 1_048_577),
            "1,048,576 characters"),
        Error("EFN1009", Edit("variant A { }", $"variant A {Repeat(31, _ => "{ a ")}{{|#0:{{|}}{Repeat(32, _ => "}")}"),
            "deeper than 32"),
        Error("EFN1101", Edit("activation: silu", "{|#0:activaton|}: silu"),
            "'activaton'", "family 'Tiny'", "'activation'"),
        Error("EFN1102", Edit("classes: 10;", "classes: 10; {|#0:classes|}: 20;"),
            "'classes'", "family 'Tiny'"),
        Error("EFN1103", Edit("family Tiny", "family {|#0:Tiny|}", without: "    classes: 10;\n"),
            "Family 'Tiny'", "'classes'", "'classes: 1000;'"),
        Error("EFN1104", Edit("classes: 10;", "classes: 10; {|#0:phi|}: 0;"),
            "'phi'", "family 'Tiny'", "in a variant or in a search"),
        Error("EFN1105", Edit("variant A { }", "variant A { dropout: {|#0:high|}; }"),
            "'dropout' expects a number", "'dropout: 0.3;'"),
        Error("EFN1106", Edit("variant A { }", "variant A { dropout: {|#0:1.5|}; }"),
            "'dropout' is 1.5", "a number from 0 up to, but not including, 1"),
        Error("EFN1107", Edit("variant A { }", "variant A { extends: {|#0:B|}; }"),
            "variant 'B'", "declare it"),
        Error("EFN1108", Edit("variant A { }", "variant A { type: {|#0:a|}; }"),
            "'a'", "capital letter"),
        Error("EFN1109", Edit("variant A { }", "variant A { extends: {|#0:A|}; }"),
            "Variant 'A' extends itself"),
        Error("EFN1110", Edit("variant A { }", "variant A { {|#0:phi|}: 1; width: 1; depth: 1; resolution: 32; }"),
            "'phi' has no effect", "width, depth and resolution"),
        Error("EFN1111", HeadOnly(Repeat(1_000, i => $"variant V{i} {{ }}\n") + "variant {|#0:Last|} { }"),
            "Family 'Tiny'", "1,000 variants"),
        Error("EFN1112", Edit("stage2", Repeat(255, i => $"c{i}: conv(kernel: 1, stride: 1, channels: 8);\n") + "{|#0:stage2|}"),
            "Family 'Tiny'", "256 stages", "'layers'"),
        Warning("EFN1113", Edit("variant A { }", "variant A { } // effnet: ignore {|#0:EFN3010|}, nothing to ignore"),
            "EFN3010"),
        Error("EFN1114", Edit("variant A { }", $"variant A {{ {Repeat(64, _ => "require flops <= 1G; ")}{{|#0:require flops <= 1G;|}} }}"),
            "64 bounds on costs"),
        Error("EFN2001", Edit("alpha: 1.2", "alpha: {|#0:0.9|}"),
            "'alpha' is 0.9", "at least 1", "section 3.3"),
        Error("EFN2002", Edit("compound(alpha: 1.2, beta: 1.1, gamma: 1.15)", "{|#0:compound(alpha: 1.2, beta: 1.1, gamma: 1.3)|}"),
            "alpha * beta^2 * gamma^2 is 2.454;", "2 ± 0.1", "gamma: 1.174", "2.001"),
        Error("EFN2003", Edit("variant A { }", "variant A { phi: {|#0:-1|}; }"),
            "phi is -1", "at least 0"),
        Error("EFN2004", Edit("variant A { }", "variant A { {|#0:phi|}: 1; }", without: Scaling),
            "Family 'Tiny'", "scaling: compound(alpha: 1.2, beta: 1.1, gamma: 1.15);"),
        Info("EFN2005", Edit("variant A { }", "variant A { width: {|#0:2|}; depth: 1; resolution: 32; }"),
            "phi 3.34", "46%"),
        Info("EFN2006", Edit("variant A { }", "variant A { width: {|#0:1.25|}; }", without: Scaling),
            "10%", "stage1 from 10 to 16, stage2 from 10 to 16, stage3 from 20 to 24"),
        Info("EFN2007", Edit("variant A { }", "variant A { depth: 1.2; } variant B { depth: {|#0:1.4|}; }", without: Scaling),
            "B at depth 1.4", "A at depth 1.2"),
        Warning("EFN2008", Edit("variant A { }", "variant A { } variant B { width: {|#0:2|}; stage2 { layers: 0; } }", without: Scaling),
            "B", "A", "flops", "241,984", "293,152"),
        Error("EFN2009", Edit("variant A { }", "variant A { } search {|#0:S|} { alpha: from 1 to 2 step 0.001; beta: from 1 to 2 step 0.01; gamma: 1.15; }"),
            "Search 'S'", "101,101 points", "10,000"),
        Error("EFN2010", Edit("variant A { }", "variant A { } search {|#0:S|} { alpha: 1; beta: 1; gamma: 1; }"),
            "The only point of search 'S'", "2 ± 0.1"),
        Error("EFN2011", Edit("variant A { }", "variant A { } search S { alpha: 1.2; beta: 1.1; gamma: 1.15; type {|#0:T|} { alpha: 1; beta: 1; gamma: 1; } }"),
            "search 'S'", "alpha: 1.2, beta: 1.1, gamma: 1.15"),
        Info("EFN2012", Edit("variant A { }", "variant A { phi: solve(flops <= {|#0:350K|}); }"),
            "293,152 of 'flops <= 350K' at phi 0", "phi 0.001, has 395,616", "One stage has more layers"),
        Error(
            "EFN2013",
            Edit(
                "variant A { }",
                "variant A { } search S { phi: 10; alpha: from 1 to 1.25 step 0.025; beta: from 1 to 1.25 step 0.025; gamma: 1; tolerance: 1; networks: {|#0:all|}; }"),
            "search 'S'", "110 network types", "64"),
        Error(
            "EFN2014",
            Edit(
                "mbconv(kernel: 3, stride: 1, expand: 2, se: 0.25, channels: 8, layers: 2);\n    stage3: head(channels: 16, pool: average);\n    variant A { }",
                "conv(kernel: 3, stride: 1, channels: 20, groups: 8);\n    stage3: head(channels: 16, pool: average);\n    search S { alpha: 1.2; beta: 1.2; gamma: 1.1; "
                + "require flops <= {|#0:2 * baseline|}; }"),
            "search 'S'", "stage2 has 8 input and 20 output channels", "'groups' is 8"),
        Error("EFN3001", Edit("stride: 2, channels: 8", "stride: 2, channels: 8, at: {|#0:16|}"),
            "stage1", "32 x 32", "16", "'at: 32'"),
        Error("EFN3002", Edit("family Tiny", "family {|#0:Tiny|}", without: "    stage3: head(channels: 16, pool: average);\n"),
            "Family 'Tiny' has no head", "'stage9: head(channels: 1280, pool: average);'"),
        Error("EFN3003", Edit("variant A { }", "variant {|#0:A|} { phi: 100; }"),
            "A is too large", "37,578,030 pixels", "16,384"),
        Error("EFN3004", Edit("kernel: 3, stride: 2", "kernel: {|#0:4|}, stride: 2"),
            "'kernel' is 4", "an odd number from 1 to 31"),
        Error("EFN3005", Edit("stride: 2", "stride: {|#0:3|}"),
            "'stride' is 3", "1 or 2"),
        Error("EFN3006", Edit("se: 0.25", "se: {|#0:1.25|}"),
            "'se' is 1.25", "a number above 0 and at most 1"),
        Error("EFN3007", Edit("stride: 2, channels: 8", "stride: 2, channels: 8, groups: {|#0:2|}"),
            "stage1 has 3 input and 8 output channels", "'groups' is 2", "variant 'A'"),
        Info(
            "EFN3008",
            Edit(
                "stage2: mbconv(kernel: 3, stride: 1, expand: 2, se: 0.25, channels: 8, layers: 2)",
                "{|#0:stage2|}: mbconv(kernel: 3, stride: 2, expand: 2, channels: 8, layers: 1)"),
            "stage2", "its only block reduces the resolution"),
        Warning("EFN3009", Edit("variant A { }", "variant A { resolution: {|#0:1|}; }", without: Scaling),
            "stage1 of A", "1 x 1"),
        Info("EFN3010", Edit("variant A { }", "variant A { resolution: {|#0:33|}; }"),
            "resolution 33 of A", "by 2", "32 or 34"),
        Warning("EFN3011", Edit("variant A { }", "variant A { paper { flops: {|#0:1G|}; } }"),
            "1G flops", "A has 293,152"),
        Error("EFN4001", Edit("variant A { }", "variant A { require parameters <= {|#0:100|}; }"),
            "A has 1,686 parameters", "at most 100", "stage2 (67%), stage3 (20%), stage1 (14%)"),
        Error("EFN4002", Edit("variant A { }", "variant A { phi: solve(parameters <= {|#0:100|}); }"),
            "'parameters <= 100'", "the smallest phi, 0", "1,686"),
    ];

    /// <summary>Returns the valid file with <paramref name="before"/> replaced, and without the text <paramref name="without"/> if it is specified.</summary>
    public static string Edit(string before, string after, string? without = null)
    {
        Assert.Contains(before, Sound, StringComparison.Ordinal);
        var edited = Sound.Replace(before, after, StringComparison.Ordinal);
        return without is null ? edited : edited.Replace(without, string.Empty, StringComparison.Ordinal);
    }

    /// <summary>Returns a family with only a head, so that a thousand variants are generated and compiled quickly.</summary>
    private static string HeadOnly(string variants) =>
        string.Join('\n', Edit("variant A { }", variants).Split('\n').Where(line => !line.Contains("conv(", StringComparison.Ordinal)));

    private static string Repeat(int count, Func<int, string> text) => string.Concat(Enumerable.Range(0, count).Select(text));

    private static RuleCase Error(string id, string file, params string[] facts) => new(id, DiagnosticSeverity.Error, file, facts);

    private static RuleCase Warning(string id, string file, params string[] facts) => new(id, DiagnosticSeverity.Warning, file, facts);

    private static RuleCase Info(string id, string file, params string[] facts) => new(id, DiagnosticSeverity.Info, file, facts);
}
