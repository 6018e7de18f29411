using EffNet.Language.Services;

namespace EffNet.Language.Tests.Services;

/// <summary>The link between the text of a file and its meaning. In the texts of these tests, <c>|</c> is the position that is asked about.</summary>
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
    public void Names_lead_to_their_declaration(string place, string declared, int references)
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
    public void Other_words_have_no_declaration(string place) => Assert.Null(SemanticModel.Create(File).FindSymbol(Position(place)));

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
    public void Block_of_a_variant_is_not_an_override_of_a_stage_with_its_name()
    {
        var text = File.Replace("stem:", "paper:", StringComparison.Ordinal).Replace("require parameters <= 8M;", "paper { parameters: 5M; }", StringComparison.Ordinal);
        var model = SemanticModel.Create(text);
        Assert.Empty(model.Symbols.Single(s => s.Kind == SymbolKind.Stage && s.Name == "paper").References);
        Assert.Null(model.FindSymbol(text.IndexOf("paper {", StringComparison.Ordinal) + 1));
    }

    /// <summary>The value is that of the bound's own batch and mode, as the compiler computes it.</summary>
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
    public void Long_tables_state_how_many_variants_they_leave_out()
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
    [InlineData("bod|y:", "two words", "")]
    [InlineData("variant B|1", "B0", "B0")]
    [InlineData("variant B|1", "", "")]
    [InlineData("profile oth|er", "plain", "plain")]
    [InlineData("family N|et", "net", "net")]
    public void Renaming_to_a_name_that_cannot_be_used_gives_the_reason(string place, string name, string named)
    {
        var model = SemanticModel.Create(File);
        var result = model.Rename(model.FindSymbol(Position(place))!, name);
        Assert.Empty(result.Edits);
        Assert.NotNull(result.Obstacle);
        Assert.Contains(named, result.Obstacle, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("effnet 1; family")]
    [InlineData("effnet 1; profile p { padding: same; } profile p { padding: same; }")]
    public void Broken_files_have_a_model_with_the_compilers_diagnostics(string text)
    {
        var model = SemanticModel.Create(text);
        Assert.Equal(ModelCompiler.Compile(text).Diagnostics, model.Compiled.Diagnostics);
        for (var i = 0; i <= text.Length; i++)
            _ = (model.FindSymbol(i), model.Explain(i));
    }

    /// <summary>The position of the <c>|</c> in a part of the file that occurs once.</summary>
    private static int Position(string place)
    {
        var part = place.Replace("|", string.Empty, StringComparison.Ordinal);
        var start = File.IndexOf(part, StringComparison.Ordinal);
        Assert.True(start >= 0 && File.IndexOf(part, start + 1, StringComparison.Ordinal) < 0, $"'{part}' is not once in the file.");
        return start + place.IndexOf('|', StringComparison.Ordinal);
    }
}
