namespace EffNet.Language.Tests.Mistakes;

/// <summary>Numbers, names and comments in the notation of other languages are one error each, at the wrong text, with the text to write instead.</summary>
public sealed class NotationTests
{
    [Theory]
    [InlineData("dropout: «0,2»;", "'0.2'")]
    [InlineData("dropout: «0, 2»;", "'0.2'")]
    [InlineData("drop_path: linear(«0,2»);", "'0.2'")]
    [InlineData("drop_path: linear(rate: «0,2»);", "'0.2'")]
    [InlineData("rounding { width: divisible(8, within: «0,1»); }", "'0.1'")]
    [InlineData("rounding { width: divisible(8, within: «12,5%»); }", "'12.5%'")]
    [InlineData("require flops <= «0,39G»;", "'0.39G'")]
    [InlineData("require memory(batch: 8) <= «1,5MiB»;", "'1.5MiB'")]
    [InlineData("require parameters <= «5,288,548»;", "'5_288_548'")]
    [InlineData("require parameters <= «5.288.548»;", "'5_288_548'")]
    [InlineData("require parameters <= «5.288,5»;", "'5_288.5'")]
    [InlineData("require parameters <= «5,288.5»;", "'5_288.5'")]
    [InlineData("require parameters <= «5,288»;", "'5_288'")]
    [InlineData("require parameters <= «5.288»;", "'5_288'")]
    [InlineData("require parameters <= «5'288'548»;", "'5_288_548'")]
    [InlineData("require parameters <= «5.3 M»;", "'5.3M'")]
    [InlineData("require parameters <= «5.3 million»;", "'5.3M'")]
    [InlineData("require parameters <= «400k»;", "'400K'")]
    [InlineData("require parameters <= «400 k»;", "'400K'")]
    [InlineData("require flops <= «1.2.3»;", "point")]
    [InlineData("dropout: «0.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1»;", "…'")]
    [InlineData("require flops <= «.39G»;", "'0.39G'")]
    [InlineData("dropout: «.2»;", "'0.2'")]
    [InlineData("dropout: «0.»;", "'0'")]
    [InlineData("drop_path: linear(«.2»);", "'0.2'")]
    [InlineData("dropout: «20 %»;", "'20%'")]
    [InlineData("dropout: «+»0.2;", "remove it")]
    [InlineData("dropout: «−»0.2;", "'-'")]
    [InlineData("«# dropout»", "'//'")]
    [InlineData("dropout: 0.2; «# as published, 0.2»", "'//'")]
    [InlineData("dropout«：» 0.2;", "':'")]
    [InlineData("dropout: 0.2;«;»;;", "found ';'")]
    [InlineData("dropout: 0.2«；»", "';'")]
    [InlineData("«requires» flops <= 1G;", "'require'")]
    [InlineData("«reqire» memory(batch: 8) <= 1GiB;", "'require'")]
    [InlineData("require flops <= «-5»;", "'flops' is -5")]
    [InlineData("rounding { width: divisible(«0», within: 10%); }", "'divisible' is 0")]
    [InlineData("rounding { width: divisible(«1.024»); }", "'1_024'")]
    [InlineData("state_dict: «4x»;", "with a letter")]
    [InlineData("state_dict: efficientnet.«2b»;", "with a letter")]
    public void Foreign_notation_in_a_setting_of_a_family_causes_one_error(string setting, string expected) => Check(Source.WithExtra(setting), expected);

    [Theory]
    [InlineData("scaling: compound(alpha: «1,2», beta: 1,1, gamma: 1,15);", "scaling", "'1.2'")]
    [InlineData("scaling: compound(alpha: 1.2, beta: «1,1», gamma: 1.15);", "scaling", "'1.1'")]
    [InlineData("body: mbconv(kernel: 3, stride: 1, expand: 6, se: «0,25», channels: 8, layers: 1);", "body", "'0.25'")]
    [InlineData("body: mbconv(kernel: 3, stride: 1, expand: 6, se: «0,25» of expanded, channels: 8, layers: 1);", "body", "'0.25'")]
    [InlineData("body: mbconv(kernel: «3x3», stride: 1, expand: 6, channels: 8, layers: 1);", "body", "'3'")]
    [InlineData("input: image(channels: 3, size: «224x224»);", "input", "'224'")]
    [InlineData("input: image(«3»,32);", "input", "named arguments")]
    [InlineData("classes: «1,000»;", "classes", "'1_000'")]
    [InlineData("classes: «1.000»;", "classes", "'1_000'")]
    [InlineData("body: mbconv(kernel: 3, stride: 1, expand: 6, channels: «1.280», layers: 1);", "body", "'1_280'")]
    [InlineData(
        "body: mbconv(kernel: 3, stride: 2, expand: 6, channels: 8, layers: 1);\n    «body»: mbconv(kernel: 3, stride: 1, expand: 6, channels: 8, layers: 1);",
        "body",
        "remove one")]
    [InlineData("«1body»: mbconv(kernel: 3, stride: 1, expand: 6, channels: 8, layers: 1);", "body", "begins with a digit")]
    public void Foreign_notation_in_a_statement_of_a_family_causes_one_error(string statement, string replaced, string expected) =>
        Check(Source.WithStatement(statement, replaced), expected);

    [Theory]
    [InlineData("variant X { phi: «0,5»; }", "'0.5'")]
    [InlineData("variant X { width: «1,1»; depth: 1.2; }", "'1.1'")]
    [InlineData("variant X { body { se: «0,25»; } }", "'0.25'")]
    [InlineData("variant X { norm: batch(eps: «0,001», momentum: 0,1); }", "'0.001'")]
    [InlineData("variant X { phi: solve(flops <= «0,6G»); }", "'0.6G'")]
    [InlineData("variant X { width: solve(flops <= «0,6G», parameters <= 1,5M); }", "'0.6G'")]
    [InlineData("variant X { paper { parameters: «5,3M»; } }", "'5.3M'")]
    [InlineData("search S { alpha: from «1,0» to 1,4 step 0,1; beta: 1.1; gamma: 1.15; }", "'1.0'")]
    [InlineData("search S { alpha: from 1.0 to 1.4 step «0,1»; beta: 1.1; gamma: 1.15; }", "'0.1'")]
    [InlineData("variant X { extends: «4x»; }", "with a letter")]
    [InlineData("variant X { type: «4Net»; }", "with a letter")]
    [InlineData("variant X { profile: «2plain»; }", "with a letter")]
    [InlineData("variant X { «2body» { layers: 2; } }", "with a letter")]
    [InlineData("variant«:» X { phi: 0; }", "a name without a ':'")]
    [InlineData("search«:» S { alpha: 1.2; beta: 1.1; gamma: 1.15; }", "a name without a ':'")]
    [InlineData("variant «X» { phi: 200; }", "at least 2,147,483,647 pixels")]
    [InlineData("variant «4x» { phi: 0; }", "with a letter")]
    [InlineData("search «2nd» { alpha: 1.2; beta: 1.1; gamma: 1.15; }", "with a letter")]
    [InlineData("variant X { phi: 0; «/*» }", "'*/'")]
    [InlineData("variant X { phi: 0; } «/*»/ text", "'*/'")]
    [InlineData("variant X { phi: 0; } /* a /* b */ «*/»", "/* … */")]
    public void Foreign_notation_in_a_variant_causes_one_error(string variant, string expected) => Check(Source.WithVariant(variant), expected);

    [Theory]
    [InlineData("namespace «3D»;", "with a letter")]
    [InlineData("namespace «3D».Models;", "with a letter")]
    [InlineData("namespace My.«3D».Models;", "with a letter")]
    public void Foreign_notation_in_a_namespace_causes_one_error(string directive, string expected) => Check(Source.File(@namespace: directive), expected);

    [Theory]
    [InlineData("public family «2Net»", "with a letter")]
    [InlineData("public family«:» Net", "a name without a ':'")]
    public void Foreign_notation_in_the_header_of_a_family_causes_one_error(string header, string expected) => Check(Source.WithHeader(header), expected);

    [Fact]
    public void Foreign_notation_in_a_profile_causes_one_error() => Check(Source.File(tail: "profile «2nd» { padding: same; }"), "with a letter");

    private static void Check(string marked, string expected)
    {
        var (text, span) = Marked.Parse(marked);
        var found = ModelCompiler.Compile(text).Diagnostics;
        Assert.True(found.Count == 1, string.Join("\n", found.Select(d => $"{d.Rule.Id} '{text.Substring(d.Span.Start, d.Span.Length)}' {d.Message}")));
        Assert.Equal(span, found[0].Span);
        Assert.Contains(expected, found[0].Message, StringComparison.Ordinal);
        var faults = Fixes.FindFaults(text).ToList();
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }
}
