using EffNet.Language.Diagnostics;

namespace EffNet.Language.Tests.Mistakes;

/// <summary>Messages name the word that was meant and the number that caused the error.</summary>
public sealed class SuggestionTests
{
    [Theory]
    [InlineData("variant X { require params <= 8M; }", "'parameters'")]
    [InlineData("variant X { require macs <= 8M; }", "'flops'")]
    [InlineData("variant X { body { k: 5; } }", "'kernel'")]
    [InlineData("variant X { body { c: 16; } }", "'channels'")]
    [InlineData("variant X { num_classes: 10; }", "'classes'")]
    [InlineData("variant X { drop_connect: linear(0.2); }", "'drop_path'")]
    [InlineData("variant X { require parameters <= 400k; }", "'400K'")]
    [InlineData("variant X { require flops <= 5B; }", "'5G'")]
    [InlineData("variant X { require memory <= 40MB; }", "'40MiB'")]
    [InlineData("variant X { require mem <= 40MiB; }", "'memory'")]
    [InlineData("variant X { dropout: 0,2; }", "'0.2'")]
    [InlineData("variant X { profile: torchvison; }", "profile 'torchvison'")]
    [InlineData("variant 4x { phi: 0; }", "'4x'")]
    [InlineData("variant X { phi: -1e-9; }", "-1E-09")]
    [InlineData("variant X { extends: X1; }", "'Before'")]
    public void A_message_names_the_likely_word_or_number(string variant, string expected)
    {
        var message = Assert.Single(ModelCompiler.Compile(Source.WithVariant(variant)).Diagnostics).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("variant X { body { layers: 2; } boddy { layers: 3; } }")]
    [InlineData("variant X { require flops within 0.05 of 1G; }")]
    public void An_uncertain_correction_is_not_offered_as_a_fix(string variant) =>
        Assert.Empty(Assert.Single(ModelCompiler.Compile(Source.WithVariant(variant)).Diagnostics).Fixes);

    [Fact]
    public void A_fix_for_a_second_argument_keeps_the_arguments_before_it()
    {
        var text = Source.WithVariant("variant X { body { kernel: 3; se: none; kernel: 5; } }");
        var fix = Effnet.OnlyDiagnostic(text).Fixes.Single();
        Assert.Contains("body { kernel: 3; se: none;  }", fix.Apply(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scaling: compound(alpha: 0.99999999, beta: 1.2, gamma: 1.2);", "'alpha' is 0.99999999")]
    [InlineData("scaling: compound(alpha: 2.1000001, beta: 1, gamma: 1);", "is 2.1000001; it must be within 2 ± 0.1")]
    public void A_message_shows_a_number_close_to_a_limit_with_enough_digits(string scaling, string expected) =>
        Assert.Contains(ModelCompiler.Compile(Source.WithStatement(scaling, "scaling")).Diagnostics, d => d.Message.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void An_unclosed_comment_before_any_line_causes_one_error()
    {
        foreach (var position in Enumerable.Range(0, Source.Valid.Length - 1).Where(i => Source.Valid[i] == '\n' && Source.Valid[i + 1] != '{'))
        {
            var text = Source.Valid.Insert(position + 1, "/* ");
            var diagnostics = ModelCompiler.Compile(text).Diagnostics;
            Assert.Equal("EFN1003", Assert.Single(diagnostics).Rule.Id);
        }
    }

    [Fact]
    public void A_search_without_candidates_reports_how_many_points_meet_each_constraint()
    {
        var text = Source.WithVariant("search Grid { alpha: from 1 to 1.4 step 0.1; beta: 1.1; gamma: 1.15; require flops <= 1K; require parameters <= 1G; }");
        var message = Effnet.OnlyDiagnostic(text).Message;
        Assert.Contains("Of the 5 points", message, StringComparison.Ordinal);
        Assert.Contains("0 meet 'flops <= 1K' (the lowest is ", message, StringComparison.Ordinal);
        Assert.Contains("1 meets 'parameters <= 1G'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_does_not_list_names_if_there_are_many()
    {
        var text = Source.WithVariant(
            string.Concat(Enumerable.Range(0, 200).Select(i => FormattableString.Invariant($"variant Name{i} {{ }} "))) + "variant X { extends: Unrelated; }");
        Assert.DoesNotContain("Name7", Effnet.OnlyDiagnostic(text).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_most_similar_of_many_names_is_suggested() =>
        Assert.Equal("Name77", Spelling.Nearest("Nmae77", Enumerable.Range(0, 300).Select(i => FormattableString.Invariant($"Name{i}"))));
}
