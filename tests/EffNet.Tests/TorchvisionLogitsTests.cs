using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>
/// Compares logits with torchvision in double precision, B0 to B7 also with TensorFlow's padding.
/// TorchvisionComparisonTests shows that wrong networks are detected.
/// </summary>
public sealed class TorchvisionLogitsTests
{
    private static readonly string[] s_everyRun = ["EfficientNetB0", "EfficientNetB5", "TfEfficientNetB0", "EfficientNetV2S", "MobileNetV2W100", "ResNet18", "ResNet50"];

    public static TheoryData<string> Types => [.. Sweep.Add(s_everyRun, Subjects.OfTorchvision.Except(s_everyRun))];

    public static TheoryData<string> Interpreted =>
        [.. Sweep.Add(["EfficientNetB0", "TfEfficientNetB0", "EfficientNetV2S", "MobileNetV2W100", "ResNet18", "ResNet50"], "EfficientNetB5", "ResNeXt101")];

    [Theory]
    [MemberData(nameof(Types))]
    public void Logits_of_the_generated_network_equal_torchvision(string type)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        using var model = Subjects.Find(type).CreateCalibrated(TorchvisionText.Classes);

        foreach (var expected in TorchvisionLogits.ReadFor(type))
            Agreement.Check(expected.Logits, model.call(expected.Images), $"the logits at {expected.Size}");
    }

    [Theory]
    [MemberData(nameof(Interpreted))]
    public void Logits_of_the_interpreted_graph_equal_torchvision(string type)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var network = ChangedNetwork.Of(type, TorchvisionText.Classes);
        var expected = TorchvisionLogits.ReadFor(type)[^1];

        var logits = new Interpreter(network, CalibratedState.Compute(network)).Run(expected.Images);

        // Both libraries round the calibrated statistics to single precision, so the last bit can differ.
        Assert.InRange(Agreement.Distance(expected.Logits, logits), 0, 1e-6);
    }
}
