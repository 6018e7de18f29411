using EffNet.Language.Networks;
using EffNet.Models;
using EffNet.Networks;
using EffNet.Tests.Networks;
using Xunit;

namespace EffNet.Tests;

public sealed class StageConstantTests
{
    // The compiler accepts only constant expressions as initializers of constants.
    [Fact]
    public void Constants_of_networks_and_stages_can_be_used_in_constant_expressions()
    {
        const long Parameters = EfficientNetB0.Parameters - EfficientNetB0.Stages.Stage3.Parameters;
        const long Flops = EfficientNetB0.Flops - EfficientNetB0.Stages.Stage3.Flops;
        const int Channels = EfficientNetB0.Stages.Stage3.Channels + EfficientNetB0.Stages.Stage3.Layers;
        const int Sizes = EfficientNetB0.Stages.Stage3.OutputSize * EfficientNetB0.Stages.Stage3.Stride;

        Assert.Equal(5_288_548 - 16_714, Parameters);
        Assert.Equal(385_814_752 - 54_945_216, Flops);
        Assert.Equal(24 + 2, Channels);
        Assert.Equal(EfficientNetB0.Stages.Stage3.InputSize, Sizes);
    }

    [Theory]
    [InlineData(EfficientNetB0.Width, EfficientNetB0.Depth, 1.0, 1.0)]
    [InlineData(EfficientNetB3.Width, EfficientNetB3.Depth, 1.2, 1.4)]
    [InlineData(TfEfficientNetB7.Width, TfEfficientNetB7.Depth, 2.0, 3.1)]
    public void Width_and_Depth_equal_the_paper(double width, double depth, double expectedWidth, double expectedDepth) =>
        Assert.Equal((expectedWidth, expectedDepth), (width, depth));

    [Theory]
    [MemberData(nameof(All))]
    public void Constants_of_every_stage_equal_the_graph(string type)
    {
        var subject = Subjects.Find(type);

        Assert.All(subject.Network.Stages, stage => CheckStage(Constants.StageOf(subject.Type, stage.Member), stage));
        Assert.Equal(subject.Network.Stages.Count, subject.Type.GetNestedType("Stages")!.GetNestedTypes().Length);
    }

    public static TheoryData<string> All => [.. Subjects.Published, .. Subjects.Probes];

    private static void CheckStage(Type type, Stage stage)
    {
        Assert.Equal(stage.Parameters, Constants.Read(type, "Parameters"));
        Assert.Equal(stage.MultiplyAdds, Constants.Read(type, "Flops"));
        Assert.Equal(stage.Channels, Constants.Read(type, "Channels"));
        Assert.Equal(stage.Depth, Constants.Read(type, "Layers"));
        Assert.Equal(stage.Stride, Constants.Read(type, "Stride"));
        Assert.Equal(stage.Input.Height, Constants.Read(type, "InputSize"));
        Assert.Equal(stage.Operator == "head" ? 1 : stage.Output.Height, Constants.Read(type, "OutputSize"));
    }
}
