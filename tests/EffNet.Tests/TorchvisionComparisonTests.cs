using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>
/// Shows that the tolerance of TorchvisionLogitsTests is strict enough: logits of a generated network with one mistake differ
/// from torchvision by more than the tolerance, at both image sizes.
/// </summary>
public sealed class TorchvisionComparisonTests : IDisposable
{
    // Far above the effect of rounding, so that a network that is nearly correct is also detected.
    private const double Visible = 20 * Agreement.Tolerance;

    private readonly IDisposable _noGrad = no_grad();
    private readonly DisposeScope _scope = NewDisposeScope();

    public static TheoryData<string> Published => [.. Subjects.OfTorchvision];

    public static TheoryData<string> Small => ["EfficientNetB0", "TfEfficientNetB0"];

    public static TheoryData<string> SmallOfAll => [.. Small.Select(row => row.Data), "MobileNetV2W100", "ResNet18"];

    // In bottlenecks of ResNet50, the weights of the last norm are divided by 4, but each missing layer is still detected.
    public static TheoryData<string> SmallAndResNet50 => [.. Sweep.Add(SmallOfAll.Select(row => row.Data), "ResNet50")];

    public static TheoryData<string> WithEpsilon => [.. Sweep.Add(["EfficientNetB0", "TfEfficientNetB0", "MobileNetV2W100"], "EfficientNetB4", "EfficientNetV2S", "ResNet50")];

    public void Dispose()
    {
        _scope.Dispose();
        _noGrad.Dispose();
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void Torchvision_logits_of_two_images_differ_by_more_than_10_percent(string type)
    {
        var logits = TorchvisionLogits.ReadFor(type)[^1].Logits;

        Assert.InRange(Agreement.Distance(logits[0], logits[1]), 0.1, double.MaxValue);
    }

    [Theory]
    [MemberData(nameof(WithEpsilon))]
    public void Tolerance_to_torchvision_is_narrow_enough_to_detect_a_wrong_epsilon(string type)
    {
        var model = Create(type);
        SetEpsilon(model, EpsilonOf(model) == 1e-3 ? 1e-5 : 1e-3);

        AssertSeenAtEitherSize(type, model);
    }

    [Theory]
    [InlineData("EfficientNetB0")]
    [InlineData("TfEfficientNetB0")]
    [InlineData("TfEfficientNetB4")]
    public void Tolerance_to_torchvision_is_narrow_enough_to_detect_a_wrong_padding(string type)
    {
        var right = Create(type);
        var other = type.StartsWith("Tf", StringComparison.Ordinal) ? type[2..] : "Tf" + type;
        var model = Subjects.Find(other).CreateFor(TorchvisionText.Classes, 3);
        model.load_state_dict(right.state_dict());
        model.eval();
        SetEpsilon(model, EpsilonOf(right));

        AssertSeenAtEitherSize(type, model);
    }

    [Theory]
    [MemberData(nameof(SmallAndResNet50))]
    public void Tolerance_to_torchvision_is_narrow_enough_to_detect_a_zeroed_convolution(string type) =>
        AssertEveryReplacementSeen(type, module => module is Conv2d, (_, output) => zeros_like(output));

    [Theory]
    [MemberData(nameof(Small))]
    public void Tolerance_to_torchvision_is_narrow_enough_to_detect_a_missing_residual_connection(string type) =>
        AssertEveryReplacementSeen(type, HasResidual, (input, output) => output - input);

    [Theory]
    [MemberData(nameof(Small))]
    public void Tolerance_to_torchvision_is_narrow_enough_to_detect_a_missing_squeeze_and_excitation_gate(string type) =>
        AssertEveryReplacementSeen(type, module => module is Sigmoid, (_, output) => ones_like(output));

    [Theory]
    [MemberData(nameof(SmallOfAll))]
    public void Tolerance_to_torchvision_is_narrow_enough_to_detect_a_missing_activation(string type) =>
        AssertEveryReplacementSeen(type, module => module is SiLU or ReLU or ReLU6, (input, _) => input);

    private static bool HasResidual(nn.Module module) => module.children().Any(child => child is StochasticDepth);

    private static void AssertEveryReplacementSeen(string type, Func<nn.Module, bool> isBroken, Func<Tensor, Tensor, Tensor> replace)
    {
        var model = Create(type);
        var expected = TorchvisionLogits.ReadFor(type)[^1];
        var broken = model.named_modules().Where(entry => isBroken(entry.module)).ToList();

        Assert.NotEmpty(broken);
        Assert.All(Sweep.Thin(broken), entry =>
        {
            var hook = ((nn.Module<Tensor, Tensor>)entry.module).register_forward_hook((_, input, output) => replace(input, output));
            AssertSeen(expected, model);
            hook.remove();
        });
        Agreement.Check(expected.Logits, model.call(expected.Images));
    }

    private static void AssertSeenAtEitherSize(string type, nn.Module<Tensor, Tensor> model) =>
        Assert.All(TorchvisionLogits.ReadFor(type), expected => AssertSeen(expected, model));

    private static void AssertSeen(TorchvisionLogits expected, nn.Module<Tensor, Tensor> model) =>
        Assert.InRange(Agreement.Distance(expected.Logits, model.call(expected.Images)), Visible, double.MaxValue);

    private static nn.Module<Tensor, Tensor> Create(string type) => Subjects.Find(type).CreateCalibrated(TorchvisionText.Classes);

    private static double EpsilonOf(nn.Module model) => model.modules().OfType<BatchNorm2d>().First().eps;

    private static void SetEpsilon(nn.Module model, double epsilon)
    {
        foreach (var norm in model.modules().OfType<BatchNorm2d>())
            norm.eps = epsilon;
    }
}
