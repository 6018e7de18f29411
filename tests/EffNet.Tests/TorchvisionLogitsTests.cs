using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>
/// Logits that torchvision itself computed, in double precision, B0 to B7 also with TensorFlow's padding: the tie of everything else to the
/// outside. TorchvisionComparisonTests proves that wrong networks are seen.
/// </summary>
public sealed class TorchvisionLogitsTests
{
    public static TheoryData<string> Types => [.. Subjects.OfTorchvision];

    [Theory]
    [MemberData(nameof(Types))]
    public void The_generated_network_computes_what_torchvision_computes(string type)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        using var model = Subjects.Find(type).CreateCalibrated(TorchvisionText.Classes);

        foreach (var expected in TorchvisionLogits.ReadFor(type))
            Agreement.Check(expected.Logits, model.call(expected.Images), $"the logits at {expected.Size}");
    }

    [Theory]
    [InlineData("EfficientNetB0")]
    [InlineData("EfficientNetB5")]
    [InlineData("TfEfficientNetB0")]
    [InlineData("EfficientNetV2S")]
    [InlineData("MobileNetV2W100")]
    [InlineData("ResNet18")]
    [InlineData("ResNet50")]
    [InlineData("ResNeXt101")]
    public void The_interpreter_computes_what_torchvision_computes(string type)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var network = ChangedNetwork.Of(type, TorchvisionText.Classes);
        var expected = TorchvisionLogits.ReadFor(type)[^1];

        var logits = new Interpreter(network, CalibratedState.Compute(network)).Run(expected.Images);

        // Both round the calibrated statistics to single precision, where a last bit may fall either way.
        Assert.InRange(Agreement.Distance(expected.Logits, logits), 0, 1e-6);
    }
}
