namespace EffNet.Language.Tests.Costs;

/// <summary>Table 1 of the paper prints resolution 28 x 28 for stage 6; the right resolution is 14 x 14.</summary>
public sealed class MisprintTests
{
    [Fact]
    public void The_argument_at_detects_the_misprinted_resolution_of_Table_1()
    {
        var text = Shipped.Read(Shipped.Torchvision).Replace("channels: 112, layers: 3, at: 14", "channels: 112, layers: 3, at: «28»", StringComparison.Ordinal);
        var diagnostic = Mistake.IsReportedOnce("EFN3001", text, "B0", "B7");
        Assert.Contains("14 x 14", diagnostic.Message, StringComparison.Ordinal);
        Assert.Contains("'at: 14'", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_argument_at_detects_the_strides_that_the_misprint_of_Table_1_implies() =>
        Mistake.IsReportedOnce(
            "EFN3001", WithMisprintedStrides(Unchecked).Replace("channels: 112, layers: 3, at: 14", "channels: 112, layers: 3, at: «14»", StringComparison.Ordinal), "B0");

    [Fact]
    public void Strides_that_the_misprint_of_Table_1_implies_cost_a_third_more()
    {
        var compiled = ModelCompiler.Compile(WithMisprintedStrides(Unchecked));
        Assert.Equal(Reference.MisprintedB0, Effnet.Variants(compiled).First().Network!.MultiplyAdds);
    }

    [Fact]
    public void Strides_that_the_misprint_of_Table_1_implies_miss_the_printed_cost()
    {
        var text = WithMisprintedStrides(Unchecked)
            .Replace("at: 14);\n    stage7", "at: 28);\n    stage7", StringComparison.Ordinal)
            .Replace("phi: 0;", "phi: 0; require flops ~ 0.39G;", StringComparison.Ordinal);
        var diagnostic = Effnet.OnlyDiagnostic(text);
        Assert.Equal("EFN4001", diagnostic.Rule.Id);
        Assert.Contains("516,350,752", diagnostic.Message, StringComparison.Ordinal);
    }

    private static string Unchecked { get; } =
        Shipped.Read(Shipped.Torchvision).ReplaceLineEndings("\n").Replace("require", "// require", StringComparison.Ordinal);

    private static string WithMisprintedStrides(string text) => text
        .Replace("stage5: mbconv(kernel: 3, stride: 2", "stage5: mbconv(kernel: 3, stride: 1", StringComparison.Ordinal)
        .Replace("stage6: mbconv(kernel: 5, stride: 1", "stage6: mbconv(kernel: 5, stride: 2", StringComparison.Ordinal);
}
