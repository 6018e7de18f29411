namespace EffNet.Language.Tests.Models;

/// <summary>Models are compared by content, so that a changed comment does not generate code again.</summary>
public sealed class ModelEqualityTests
{
    public static TheoryData<string> Files => [.. Shipped.All];

    [Theory]
    [MemberData(nameof(Files))]
    public void Comments_white_space_and_line_ends_do_not_change_the_model(string file)
    {
        var text = Shipped.Read(file).ReplaceLineEndings("\n");
        AssertSame(text, text);
        AssertSame(text, text.ReplaceLineEndings("\r\n"));
        AssertSame(text, text.ReplaceLineEndings("\r"));
        AssertSame(text, "\uFEFF// first\n" + text + "\n/* last */");
        AssertSame(text, text.Replace(";", " /* ; } */ ;\t", StringComparison.Ordinal));
        AssertSame(text, WithoutComments(text).Replace("\n", " ", StringComparison.Ordinal));
        AssertSame(text, text.TrimEnd());
    }

    [Fact]
    public void The_order_of_settings_does_not_change_the_model()
    {
        var text = Source.WithVariant("variant X { width: 2; dropout: 0.1; }");
        AssertSame(text, Source.WithVariant("variant X { dropout: 0.1; width: 2; }"));
        AssertSame(text, text.ReplaceFirst("    classes: 10;\n    activation: silu;\n", "    activation: silu;\n    classes: 10;\n"));
        AssertSame(text, text.ReplaceFirst("kernel: 3, stride: 2", "stride: 2, kernel: 3"));
    }

    [Fact]
    public void The_notation_of_a_number_does_not_change_the_model()
    {
        var text = Source.WithVariant("variant X { width: 2; }");
        AssertSame(text, Source.WithVariant("variant X { width: 2.0; }"));
        AssertSame(text, Source.WithVariant("variant X { width: 200%; }"));
        AssertSame(text, Source.WithVariant("variant X { width: 0.002K; }"));
        AssertSame(text, Source.WithVariant("variant X { width: 2e0; }"));
    }

    [Fact]
    public void Requirements_that_are_met_do_not_change_the_model()
    {
        var text = Source.WithVariant("variant X { phi: 0; }");
        AssertSame(text, Source.WithVariant("variant X { phi: 0; require parameters <= 1G; }"));
        AssertSame(text, text.Replace(", at: 16", string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public void Moving_a_mistake_does_not_change_the_model()
    {
        var text = Source.WithVariant("variant X { phi: 9x; }");
        AssertSame(text, "// moved\n" + text);
    }

    [Theory]
    [InlineData("width: 1.4", "width: 1.5", "B4")]
    [InlineData("resolution: 528", "resolution: 529", "B6")]
    [InlineData("paper { parameters: 66M;", "paper { parameters: 67M;", "B7")]
    [InlineData("dropout: 0.3;\n        paper { parameters: 9.2M", "dropout: 0.31;\n        paper { parameters: 9.2M", "B2")]
    public void A_changed_number_changes_only_the_model_of_its_variant(string before, string after, string changed)
    {
        var text = Shipped.Read(Shipped.Torchvision).ReplaceLineEndings("\n").Replace("require", "// require", StringComparison.Ordinal);
        var (first, second) = (Effnet.CompileCleanly(text).Model, Effnet.CompileCleanly(text.ReplaceFirst(before, after)).Model);
        Assert.NotEqual(first, second);
        var differing = first.Families[0].Variants.Zip(second.Families[0].Variants).Where(p => p.First != p.Second).Select(p => p.First.Name);
        Assert.Equal([changed], differing);
    }

    [Theory]
    [InlineData("activation: silu;", "activation: relu;")]
    [InlineData("classes: 10;", "classes: 11;")]
    [InlineData("family Net", "family Nat")]
    [InlineData("public family", "internal family")]
    [InlineData("namespace Test.Models;", "namespace Test.Model;")]
    [InlineData("momentum: 0.1", "momentum: 0.2")]
    [InlineData("padding: symmetric", "padding: same")]
    [InlineData("padding: symmetric;", "padding: symmetric; init: tensorflow;")]
    [InlineData("se: 0.25, ", "")]
    [InlineData("stem:", "stam:")]
    [InlineData("variant X { phi: 0; }", "variant X { phi: 0; measured { top1: 93.1%; on: cifar10; } }")]
    public void A_change_that_affects_generated_code_changes_the_model(string before, string after) =>
        Assert.NotEqual(Effnet.CompileCleanly(Source.Valid).Model, Effnet.CompileCleanly(Source.Valid.ReplaceFirst(before, after)).Model);

    private static void AssertSame(string left, string right)
    {
        var (first, second) = (ModelCompiler.Compile(left).Model, ModelCompiler.Compile(right).Model);
        Assert.NotEmpty(first.Families);
        Assert.True(first == second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    private static string WithoutComments(string text) => string.Join('\n', text.Split('\n').Select(l => l.Split("//")[0]));
}
