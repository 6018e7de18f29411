using EffNet.Language.Services;

namespace EffNet.Language.Tests.Services;

/// <summary>The symbols and explanations for positions in a file. In the texts of these tests, <c>|</c> marks the position.</summary>
public sealed class SemanticModelTests
{
    private const string File = """
        effnet 1;
        profile plain { padding: symmetric; norm: batch(eps: 1e-5, momentum: 0.1); }
        profile other { padding: same; }
        public family Net
        {
            input: image(channels: 3, size: 32);
            classes: 10;
            activation: silu;
            profile: plain;
            scaling: compound(alpha: 1.2, beta: 1.1, gamma: 1.15);
            stem:  conv(kernel: 3, stride: 2, channels: 16);
            body:  mbconv(kernel: 3, stride: 2, expand: 6, se: 0.25, channels: 24, layers: 2);
            top:   head(channels: 64, pool: average);
            variant B0 { phi: 0; require parameters <= 8M; require receptive_field >= 5; measured { top1: 93%; on: cifar10; } }
            variant B1 { phi: 1; extends: B0; profile: other; body { layers: 3; } }
            search Grid { phi: 1; alpha: 1.2; beta: 1.1; gamma: 1.15; type Best { alpha: 1.2; beta: 1.1; gamma: 1.15; } }
        }
        """;

    [Fact]
    public void Symbols_are_the_declarations_in_the_order_of_the_file() => Assert.Equal(
        ["Profile plain", "Profile other", "Family Net", "Stage stem", "Stage body", "Stage top", "Variant B0", "Variant B1", "Search Grid", "Candidate Best"],
        SemanticModel.Create(File).Symbols.Select(s => $"{s.Kind} {s.Name}"));

    [Theory]
    [InlineData("profile: pl|ain", "Profile plain", 1)]
    [InlineData("|plain { p", "Profile plain", 1)]
    [InlineData("profile: oth|er", "Profile other", 1)]
    [InlineData("extends: B0|;", "Variant B0", 1)]
    [InlineData("b|ody { layers", "Stage body", 1)]
    [InlineData("bod|y:", "Stage body", 1)]
    [InlineData("st|em:", "Stage stem", 0)]
    [InlineData("family N|et", "Family Net", 0)]
    public void Every_use_of_a_name_leads_to_its_declaration(string place, string declared, int references)
    {
        var symbol = SemanticModel.Create(File).FindSymbol(Position(place));
        Assert.NotNull(symbol);
        Assert.Equal((declared, references), ($"{symbol.Kind} {symbol.Name}", symbol.References.Count));
        Assert.All(symbol.AllSpans(), span => Assert.Equal(symbol.Name, File.Substring(span.Start, span.Length)));
    }

    [Theory]
    [InlineData("class|es: 10")]
    [InlineData("kern|el: 3, stride: 2, channels: 16")]
    [InlineData("ave|rage")]
    public void A_word_that_is_not_a_name_has_no_declaration(string place) => Assert.Null(SemanticModel.Create(File).FindSymbol(Position(place)));

    [Theory]
    [InlineData("class|es: 10", "outputs of the classifier", "Required.")]
    [InlineData("classes: 1|0", "outputs of the classifier", "")]
    [InlineData("ker|nel: 3, stride: 2, channels: 16", "an odd number from 1 to 31", "pixels")]
    [InlineData("mbcon|v(", "MobileNetV2", "kernel: 3")]
    [InlineData("0.2|5", "squeeze-and-excitation", "`se: 0.25`")]
    [InlineData("comp|ound(", "section 3.3 of the paper", "")]
    [InlineData("alph|a: 1.2, beta: 1.1, gamma: 1.15);", "factor on depth", "")]
    [InlineData("padd|ing: same", "as in TensorFlow", "")]
    [InlineData("lay|ers: 3", "repeats at depth 1", "")]
    [InlineData("param|eters <= 8M", "trainable weights", "This variant: ")]
    [InlineData("recept|ive_field >= 5", "window of the image", "This variant: 15.")]
    [InlineData("meas|ured {", "measured with trained weights", "")]
    [InlineData("to|p1: 93%", "most likely class", "Required.")]
    [InlineData("effn|et 1", "the language's version", "")]
    [InlineData("vari|ant B0", "a network", "")]
    [InlineData("phi: |1; extends", "compound coefficient", "width 1.1, depth 1.2, resolution 37")]
    [InlineData("profile: pl|ain", "Padding Symmetric", "momentum 0.1")]
    [InlineData("family N|et", "3 stages, 2 variants", "| B1 | 37 |")]
    [InlineData("variant B|1", "extends B0", "C# type `NetB1`")]
    [InlineData("search Gr|id", "1 candidates of 1 points", "")]
    [InlineData("type Be|st", "C# type `NetBest`", "multiply-adds")]
    public void Words_and_values_are_explained(string place, string fact, string another)
    {
        var explanation = SemanticModel.Create(File).Explain(Position(place));
        Assert.NotNull(explanation);
        Assert.Contains(fact, explanation.Markdown, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(another, explanation.Markdown, StringComparison.Ordinal);
    }

    /// <summary>By hand: 24 * 1.1 = 26.4, whose nearest multiple of 8 is 24; B1 overrides two repeats with three, and 3 * 1.2 = 3.6 rounds up to 4.</summary>
    [Fact]
    public void Stages_are_explained_with_values_before_and_after_rounding()
    {
        var explanation = SemanticModel.Create(File).Explain(Position("bod|y:"))!;
        Assert.Contains("| B0 | 24 | 2 | 16 | 8 |", explanation.Markdown, StringComparison.Ordinal);
        Assert.Contains("| B1 | 24 · 1.1 = 26.4 → 24 | 3 · 1.2 = 3.6 → 4 | 19 | 10 |", explanation.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_head_is_explained_without_a_height_of_its_vector() =>
        Assert.Contains(" | 8 | - | ", SemanticModel.Create(File).Explain(Position("to|p:"))!.Markdown, StringComparison.Ordinal);

    [Fact]
    public void A_paper_block_is_not_an_override_of_a_stage_named_paper()
    {
        var text = File.Replace("stem:", "paper:", StringComparison.Ordinal).Replace("require parameters <= 8M;", "paper { parameters: 5M; }", StringComparison.Ordinal);
        var model = SemanticModel.Create(text);
        Assert.Empty(model.Symbols.Single(s => s.Kind == SymbolKind.Stage && s.Name == "paper").References);
        Assert.Null(model.FindSymbol(text.IndexOf("paper {", StringComparison.Ordinal) + 1));
    }

    /// <summary>The value is the memory for the batch and the mode of the bound, as the compiler computes it.</summary>
    [Fact]
    public void Memory_is_explained_with_its_batch_and_mode()
    {
        var text = File.Replace("parameters <= 8M", "memory(batch: 8, mode: training) <= 8GiB", StringComparison.Ordinal);
        var bytes = 8 * EffNet.Networks.ActivationMemory.Training(Effnet.Network(text, "B0"));
        var explanation = SemanticModel.Create(text).Explain(text.IndexOf("memory", StringComparison.Ordinal))!;
        Assert.Contains(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"This variant: {bytes:N0}."), explanation.Markdown, StringComparison.Ordinal);
        Assert.StartsWith("`memory(batch: 8, mode: training)`", explanation.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_tables_of_variants_state_how_many_are_not_shown()
    {
        var variants = string.Concat(Enumerable.Range(2, 20).Select(i => $"variant B{i} {{ phi: 0; resolution: {20 + i}; }}\n"));
        var text = File.Replace("search Grid", variants + "search Grid", StringComparison.Ordinal);
        var model = SemanticModel.Create(text);
        foreach (var place in new[] { "Net\n", "body:" })
        {
            var explanation = model.Explain(text.IndexOf(place, StringComparison.Ordinal))!;
            Assert.Equal(12 + 2, explanation.Markdown.Split('\n').Count(line => line.StartsWith('|')));
            Assert.EndsWith("Variants that are not shown: 10.", explanation.Markdown, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("{| padding: same")]
    [InlineData("channels: 3|, size")]
    public void Punctuation_is_explained_by_the_word_beside_it_or_not_at_all(string place)
    {
        var explanation = SemanticModel.Create(File).Explain(Position(place));
        Assert.True(explanation is null || File.Substring(explanation.Span.Start, explanation.Span.Length) == "3");
    }

    [Fact]
    public void Renaming_changes_the_declaration_and_all_references()
    {
        var model = SemanticModel.Create(File);
        var result = model.Rename(model.FindSymbol(Position("bod|y:"))!, "middle");
        Assert.Null(result.Obstacle);
        Assert.Equal([File.IndexOf("body:", StringComparison.Ordinal), File.IndexOf("body {", StringComparison.Ordinal)], result.Edits.Select(e => e.Span.Start));
        Assert.All(result.Edits, e => Assert.Equal("middle", e.NewText));
    }

    [Theory]
    [InlineData("bod|y:", "stem", "stem")]
    [InlineData("bod|y:", "dropout", "dropout")]
    [InlineData("bod|y:", "two words", "'two words' is not a name")]
    [InlineData("variant B|1", "B2 ", "'B2 ' is not a name")]
    [InlineData("variant B|1", "B2\n", "'B2U+000A' is not a name")]
    [InlineData("variant B|1", "2B", "is not a name")]
    [InlineData("variant B|1", "B0", "B0")]
    [InlineData("variant B|1", "", "")]
    [InlineData("profile oth|er", "plain", "plain")]
    [InlineData("family N|et", "net", "net")]
    public void Renaming_to_an_invalid_or_used_name_changes_nothing_and_gives_the_reason(string place, string name, string named)
    {
        var model = SemanticModel.Create(File);
        var result = model.Rename(model.FindSymbol(Position(place))!, name);
        Assert.Empty(result.Edits);
        Assert.NotNull(result.Obstacle);
        Assert.Contains(named, result.Obstacle, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("variant b0 { } variant B1 { width: 1.1; }", "b|0", "B1")]
    [InlineData("variant B0 { } variant B0 { width: 1.1; } variant B1 { width: 1.05; }", "variant B|0 { }", "B1")]
    [InlineData("variant B0 { } variant b0 { } variant B5 { extends: b0; width: 1.1; }", "b|0 { }", "B5")]
    public void Renaming_that_replaces_an_error_by_another_gives_the_new_error(string variants, string place, string name)
    {
        var text = Source.WithVariant(variants);
        var model = SemanticModel.Create(text);
        var position = text.IndexOf(place.Replace("|", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal) + place.IndexOf('|', StringComparison.Ordinal);
        var result = model.Rename(model.FindSymbol(position)!, name);
        Assert.Empty(result.Edits);
        Assert.Contains($"Duplicate variant '{name}'", result.Obstacle, StringComparison.Ordinal);
    }

    [Fact]
    public void Renaming_works_in_a_file_with_an_error_that_mentions_the_name()
    {
        var text = Source.WithVariant("variant Big { require parameters <= 1; } variant Bigger { extends: Big; width: 1.2; depth: none; }");
        var model = SemanticModel.Create(text);
        Assert.NotEmpty(model.Compiled.Diagnostics);
        Assert.Null(model.Rename(model.FindSymbol(text.IndexOf("Big", StringComparison.Ordinal))!, "Large").Obstacle);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("effnet 1; family")]
    [InlineData("effnet 1; profile p { padding: same; } profile p { padding: same; }")]
    public void Broken_files_have_a_semantic_model_with_the_compilers_diagnostics(string text)
    {
        var model = SemanticModel.Create(text);
        Assert.Equal(ModelCompiler.Compile(text).Diagnostics, model.Compiled.Diagnostics);
        for (var i = 0; i <= text.Length; i++)
            _ = (model.FindSymbol(i), model.Explain(i));
    }

    /// <summary>Returns the position of the <c>|</c> in <paramref name="place"/>, a part that occurs once in the file.</summary>
    private static int Position(string place)
    {
        var part = place.Replace("|", string.Empty, StringComparison.Ordinal);
        var start = File.IndexOf(part, StringComparison.Ordinal);
        Assert.True(start >= 0 && File.IndexOf(part, start + 1, StringComparison.Ordinal) < 0, $"'{part}' is not once in the file.");
        return start + place.IndexOf('|', StringComparison.Ordinal);
    }
}
