namespace EffNet.Language.Tests.Costs;

/// <summary>The costs of the paper's scaled baselines (Tables 3 and 7), compared with figures on which two other programs agree.</summary>
public sealed class ScalingTableTests
{
    [Theory]
    [InlineData("MobileNetV1", "Baseline", 0.5687)]
    [InlineData("MobileNetV1", "Width", 2.2165)]
    [InlineData("MobileNetV1", "Resolution", 2.2719)]
    [InlineData("MobileNetV1", "Compound", 2.243)]
    [InlineData("MobileNetV2", "Baseline", 0.3008)]
    [InlineData("MobileNetV2", "Depth", 1.2196)]
    [InlineData("MobileNetV2", "Width", 1.1374)]
    [InlineData("MobileNetV2", "Resolution", 1.1993)]
    [InlineData("MobileNetV2", "Compound", 1.2844)]
    [InlineData("ResNet50", "Baseline", 4.0892)]
    [InlineData("ResNet50", "Depth", 14.5707)]
    [InlineData("ResNet50", "Width", 16.1166)]
    [InlineData("ResNet50", "Resolution", 16.3506)]
    [InlineData("ResNet50", "Compound", 16.3355)]
    [InlineData("EfficientNetB0", "Baseline", 0.3858)]
    [InlineData("EfficientNetB0", "Depth", 1.5751)]
    [InlineData("EfficientNetB0", "Width", 1.45)]
    [InlineData("EfficientNetB0", "Resolution", 1.5375)]
    [InlineData("EfficientNetB0", "Compound", 1.8271)]
    public void Multiply_adds_of_scaled_baselines_equal_known_figures(string family, string variant, double expected) =>
        Assert.Equal(expected, Math.Round(Find(family, variant).MultiplyAdds / 1e9, 4));

    [Theory]
    [InlineData("MobileNetV1", "Compound", 8_677_512)]
    [InlineData("MobileNetV2", "Depth", 12_051_800)]
    [InlineData("ResNet50", "Depth", 89_824_040)]
    [InlineData("ResNet50", "Compound", 54_804_824)]
    public void Parameters_of_scaled_baselines_equal_known_figures(string family, string variant, long expected) => Assert.Equal(expected, Find(family, variant).Parameters);

    private static EffNet.Networks.Network Find(string family, string variant) =>
        Effnet.Variants(Effnet.CompileCleanly(Shipped.Read("scaling-tables.effnet"))).Single(v => v.Family == family && v.Name == variant).Network!;
}
