using System.Text.RegularExpressions;

namespace EffNet.Language.Tests.Mistakes;

/// <summary>A message states the problem and the text to write instead.</summary>
public sealed partial class MessageTests
{
    [Theory]
    [InlineData("variant X { dropuot: 0.3; }", "Did you mean 'dropout'?")]
    [InlineData("variant X { Phi: 0; }", "Did you mean 'phi'?")]
    [InlineData("variant X { widht: 1.1; }", "Did you mean 'width'?")]
    [InlineData("variant X { resoluton: 64; }", "Did you mean 'resolution'?")]
    [InlineData("variant X { require flop <= 1G; }", "Did you mean 'flops'?")]
    [InlineData("variant X { extends: before; }", "Did you mean 'Before'?")]
    [InlineData("variant X { extends: Befor; }", "Did you mean 'Before'?")]
    [InlineData("variant X { profile: plian; }", "Did you mean 'plain'?")]
    [InlineData("varaint X { phi: 0; }", "Did you mean 'variant'?")]
    [InlineData("variant X { norm: bacth(eps: 1e-3, momentum: 0.1); }", "Did you mean 'batch'?")]
    public void A_misspelled_word_is_an_error_that_suggests_the_right_one(string variant, string suggestion) =>
        Assert.Contains(suggestion, Effnet.OnlyDiagnostic(Source.WithVariant(variant)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("body: mbcnov(kernel: 3, stride: 1, expand: 6, channels: 8, layers: 1);", "Did you mean 'mbconv'?")]
    [InlineData("body: mbconv(kernal: 3, kernel: 3, stride: 1, expand: 6, channels: 8, layers: 1);", "Did you mean 'kernel'?")]
    public void A_misspelled_word_in_the_stage_table_is_an_error_that_suggests_the_right_one(string stage, string suggestion) =>
        Assert.Contains(suggestion, Effnet.OnlyDiagnostic(Source.WithStatement(stage, "body")).Message, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_word_without_a_similar_one_is_an_error_that_lists_all_words()
    {
        var message = Effnet.OnlyDiagnostic(Source.WithStatement("activation: tanhshrink;", "activation")).Message;
        Assert.DoesNotContain("Did you mean", message, StringComparison.Ordinal);
        Assert.All(["silu", "relu", "relu6", "hard_swish", "gelu"], w => Assert.Contains(w, message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("scaling", "in a family")]
    [InlineData("padding", "in a profile")]
    [InlineData("namespace", "at the top of the file")]
    [InlineData("parameters", "in a variant's 'paper' block")]
    [InlineData("top1", "in a variant's 'measured' block")]
    public void A_misplaced_word_is_an_error_that_names_its_right_place(string word, string home) =>
        Assert.Contains(home, Effnet.OnlyDiagnostic(Source.WithVariant($"variant X {{ {word}: same; }}")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("<", "<=")]
    [InlineData("≤", "<=")]
    [InlineData(">", ">=")]
    [InlineData("≥", ">=")]
    [InlineData("==", "=")]
    [InlineData("≈", "~")]
    public void A_misspelled_comparison_is_an_error_that_suggests_the_right_operator(string written, string meant) =>
        Assert.Contains($"'{meant}'", Effnet.OnlyDiagnostic(Source.WithVariant($"variant X {{ phi: 0; require flops {written} 5; }}")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("top1: 93.1;", "'top1' is 93.1; expected a percentage above 0% and at most 100%")]
    [InlineData("top1: 93.1%; top5: 90%;", "'top5' is 90%; expected a percentage from that of 'top1', 93.1%, to 100%")]
    [InlineData("top1: 93.1%; seeds: 1; deviation: 1%;", "'seeds' is 1; expected a whole number of at least 2")]
    [InlineData("top1: 93.1%; deviation: 1%;", "'seeds: 3;'")]
    public void A_wrong_measurement_is_an_error_that_states_the_accepted_values(string settings, string fact) =>
        Assert.Contains(fact, Effnet.OnlyDiagnostic(Source.WithVariant($"variant X {{ measured {{ on: cifar10; {settings} }} }}")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("from 1 until 2 step 1", "Expected 'to' and a number, found 'until'.")]
    [InlineData("from 1 to two step 1", "Expected a number after 'to', found 'two'.")]
    [InlineData("from 1 to 2 step", "Expected a number after 'step', found ';'.")]
    [InlineData("from 1 to 2", "Expected 'step' and a number, found ';'.")]
    public void An_incomplete_range_is_an_error_that_names_the_missing_part(string range, string message) =>
        Assert.Equal(message, Effnet.OnlyDiagnostic(Source.WithVariant($"search Grid {{ alpha: {range}; beta: 1; gamma: 1; }}")).Message);

    [Theory]
    [InlineData("variant X { type: Wide.Net; }", "begin with a capital")]
    [InlineData("var variant X { phi: 0; }", "only before 'family'")]
    public void A_message_does_not_name_a_wrong_cause(string variant, string wrong) =>
        Assert.DoesNotContain(wrong, Effnet.OnlyDiagnostic(Source.WithVariant(variant)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("variant X { phi: 1e30; }")]
    [InlineData("variant X { phi: 1e999; }")]
    [InlineData("variant X { norm: batch(eps: 1e-40, momentum: 0.1); }")]
    public void A_number_of_extreme_size_is_not_reported_as_malformed(string variant) =>
        Assert.All(ModelCompiler.Compile(Source.WithVariant(variant)).Diagnostics, d => Assert.DoesNotContain("is not a number", d.Message, StringComparison.Ordinal));

    [Theory]
    [InlineData("1.2", "1.1", "1.3", "2.454")]
    [InlineData("1.2", "1.1", "1", "1.452")]
    [InlineData("1", "1", "1", "1")]
    [InlineData("1", "1.4", "1.2", "2.822")]
    public void A_scaling_product_far_from_2_is_an_error_and_its_suggested_gamma_is_accepted(string alpha, string beta, string gamma, string product)
    {
        var message = Effnet.OnlyDiagnostic(WithCoefficients(alpha, beta, gamma)).Message;
        Assert.Contains($"is {product};", message, StringComparison.Ordinal);
        Effnet.CompileCleanly(WithCoefficients(alpha, beta, SuggestedGamma().Match(message).Groups[1].Value));
    }

    [Fact]
    public void A_gamma_at_the_edge_of_the_tolerance_is_suggested()
    {
        // gamma: 1 gives 2.1, the upper edge.
        Effnet.CompileCleanly(WithCoefficients("2.1", "1", "1"));
        Assert.Contains("gamma: 1", Effnet.OnlyDiagnostic(WithCoefficients("2.1", "1", "1.05")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.9", "1", "1")]
    [InlineData("2.1", "1", "1")]
    [InlineData("1.2", "1.1", "1.15")]
    public void Scaling_products_within_one_tenth_of_2_are_accepted(string alpha, string beta, string gamma) => Effnet.CompileCleanly(WithCoefficients(alpha, beta, gamma));

    [Theory]
    [InlineData("1.899", "1.899")]
    [InlineData("2.101", "2.101")]
    public void Scaling_products_just_beyond_one_tenth_of_2_are_errors(string alpha, string product) =>
        Assert.Contains(product, Effnet.OnlyDiagnostic(WithCoefficients(alpha, "1", "1")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missed_requirement_is_reported_with_cost_bound_and_largest_stages()
    {
        var message = Effnet.OnlyDiagnostic(Shipped.Read(Shipped.Torchvision).ReplaceFirst("require parameters = 5_288_548", "require parameters <= 5M")).Message;
        Assert.Contains("5,288,548 parameters", message, StringComparison.Ordinal);
        Assert.Contains("at most 5M", message, StringComparison.Ordinal);
        Assert.Contains("stage9 (32%)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_message_is_one_line_that_ends_with_punctuation()
    {
        var texts = VariantMistakes.All.Select(c => Source.WithVariant(c.Variant))
            .Concat(SearchMistakes.All.Select(c => Source.WithVariant(c.Search)))
            .Concat(FamilyMistakes.All.Select(c => c.File))
            .Concat(FileMistakes.All.Select(c => c.File));
        var messages = texts.SelectMany(t => ModelCompiler.Compile(Marked.Parse(t).Text).Diagnostics).Select(d => d.Message).Distinct().ToList();
        Assert.True(messages.Count > 50);
        Assert.All(messages, m => Assert.Matches(@"^[^\r\n]{10,300}[.?]$", m));
    }

    private static string WithCoefficients(string alpha, string beta, string gamma) =>
        Source.WithStatement($"scaling: compound(alpha: {alpha}, beta: {beta}, gamma: {gamma});", "scaling");

    [GeneratedRegex(@"gamma: ([0-9.]*[0-9])")]
    private static partial Regex SuggestedGamma();
}
