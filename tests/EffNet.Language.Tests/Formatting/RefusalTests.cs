using EffNet.Language.Formatting;

namespace EffNet.Language.Tests.Formatting;

/// <summary>Files that are not formatted, with the reason, and files that are formatted in spite of their errors.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("variant X { phi: 0 }", "EFN1002")]
    [InlineData("variant X { phi 0; }", "EFN1002")]
    [InlineData("variant X { phi: 0; } }", "EFN1003")]
    [InlineData("variant X { phi: solve(flops <= 1M; }", "EFN1003")]
    [InlineData("variant X { phi: 9x; }", "EFN1004")]
    [InlineData("variant X { phi: \"0\"; }", "EFN1001")]
    [InlineData("variant X { phi: 0; } /* for ever", "EFN1003")]
    [InlineData("variant X { phi: 0; } // \uFFFD", "EFN1005")]
    public void A_file_with_a_syntax_error_is_not_formatted(string variant, string id)
    {
        var text = Source.WithVariant(variant);
        var file = Formatter.Format(text);
        Assert.Null(file.Text);
        Assert.Contains(id, file.Diagnostics.Select(d => d.Rule.Id));
        var compiled = ModelCompiler.Compile(text);
        Assert.Subset(compiled.Diagnostics.ToHashSet(), file.Diagnostics.ToHashSet());
        Assert.Equal(compiled.Lines.GetPosition(file.Diagnostics[0].Span.Start), file.Lines.GetPosition(file.Diagnostics[0].Span.Start));
    }

    [Theory]
    [InlineData("variant X { phi: -1; }")]
    [InlineData("variant X { width: 1.2; resolutoin: 224; }")]
    [InlineData("variant X { require parameters = 1; }")]
    [InlineData("variant X { family Y { } }")]
    public void A_file_with_a_semantic_error_is_formatted(string variant)
    {
        var text = Source.WithVariant(variant);
        Assert.True(ModelCompiler.Compile(text).HasErrors);
        Assert.NotNull(Formatter.Format(text).Text);
    }

    [Fact]
    public void A_file_above_the_maximum_length_is_not_formatted() =>
        IsTooLarge(new string(' ', ModelCompiler.MaximumLength + 1), "The file exceeds the limit of 1,048,576 characters");

    [Fact]
    public void A_file_is_not_formatted_if_the_result_would_exceed_the_maximum_length() =>
        IsTooLarge("x{" + string.Concat(Enumerable.Repeat("a:1;", ModelCompiler.MaximumLength / 5)) + "}", "The formatted file would exceed the limit of 1,048,576 characters");

    [Fact]
    public void Formatting_throws_if_its_token_is_canceled() =>
        Assert.Throws<OperationCanceledException>(() => Formatter.Format(Source.Valid, new CancellationToken(canceled: true)));

    public static TheoryData<string, string> Hostile { get; } = new()
    {
        { "many rows", string.Concat(Enumerable.Range(0, 15_000).Select(i => FormattableString.Invariant($"s{i}: mbconv(kernel: 3, stride: {i}, at: 7);\n"))) },
        { "a long row", $"s: mbconv({string.Join(", ", Enumerable.Range(0, 60_000).Select(i => FormattableString.Invariant($"a{i}: {i}")))});\ns: conv(k: 1);\n" },
        { "comments in a row", string.Concat(Enumerable.Repeat("/* */ ", 170_000)) + "x { }" },
        { "comments under each other", string.Concat(Enumerable.Range(0, 40_000).Select(i => FormattableString.Invariant($"a: {i}; // {i}\n"))) },
        { "suppressions", string.Concat(Enumerable.Repeat("a: 1; // effnet: ignore EFN3010\n", 25_000)) },
        { "variants under each other", string.Concat(Enumerable.Range(0, 20_000).Select(i => FormattableString.Invariant($"variant V{i} {{ a: 1; b: {i}; }}\n"))) },
        { "deep blocks", string.Concat(Enumerable.Repeat("x {", 32)) + "family F { a: 1; }" + new string('}', 32) },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_huge_file_is_formatted_and_formatting_it_again_changes_nothing(string what, string text)
    {
        var formatted = Formatter.Format(text).Text;
        if (what == "deep blocks")
            Assert.Null(formatted);
        else
            Assert.Equal(formatted, Formatter.Format(formatted!).Text);
    }

    private static void IsTooLarge(string text, string message)
    {
        var file = Formatter.Format(text);
        Assert.Null(file.Text);
        var diagnostic = Assert.Single(file.Diagnostics);
        Assert.Equal("EFN1008", diagnostic.Rule.Id);
        Assert.StartsWith(message, diagnostic.Message, StringComparison.Ordinal);
    }
}
