using EffNet.Models;
using EffNet.Tests.Networks;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests.FusedNorms;

/// <summary>Compares a training step of whole networks with fused norms to a step in which every norm has a hook, so that the modules compute it.</summary>
public sealed class NetworkStepTests : IDisposable
{
    /// <summary>The tolerance is large, because later layers amplify the rounding errors of a layer.</summary>
    private const double Tolerance = 2e-3;

    private readonly DisposeScope _scope = NewDisposeScope();

    public static TheoryData<string> Types => ["EfficientNetB0", "Relu6ProbeSame", "GeluProbeSymmetric", "HardSwishProbeSymmetric", "ResNet18"];

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Types))]
    public void Training_step_with_fused_norms_equals_the_step_of_the_modules(string type)
    {
        var (expected, actual) = (Step(type, hooked: true), Step(type, hooked: false));

        Assert.Equal(expected.Keys, actual.Keys);
        foreach (var group in expected.GroupBy(e => e.Key.StartsWith("gradient", StringComparison.Ordinal)))
        {
            // The gradient of a bias before another norm is 0, so the computed values are only rounding errors.
            var least = 0.01 * group.Max(e => Largest(e.Value));
            foreach (var (name, tensor) in group)
                Assert.InRange(Largest(tensor - actual[name]) / Math.Max(Largest(tensor), group.Key ? least : 0), 0, Tolerance);
        }
    }

    [Fact]
    public void Hook_that_throws_leaks_no_tensors_in_training_with_fused_norms()
    {
        using var model = new EfficientNetB0();
        using var images = HashedNumbers.Images(2, 3, 40, 33);
        model.call(images).Dispose();
        var hook = model.Stage6.Block2.ProjectConv.register_forward_pre_hook((_, _) => throw new TimeoutException());

        Assert.Equal(0, LiveTensors.LeftBy(() => Assert.Throws<TimeoutException>(() => model.call(images))));

        hook.remove();
        using var output = model.call(images);
        Assert.True(output.isfinite().all().item<bool>());
    }

    /// <summary>Sets the weights of a network to numbers that depend only on their names.</summary>
    internal static void Fill(nn.Module model)
    {
        using var noGrad = no_grad();
        foreach (var (name, parameter) in model.named_parameters())
        {
            using var scope = NewDisposeScope();
            var fan = parameter.numel() / parameter.shape[0];
            parameter.copy_(HashedNumbers.Draw(name, number => parameter.ndim == 1 ? 1 + (0.2 * number) : number * Math.Sqrt(3.0 / fan), parameter.shape));
        }
    }

    private static double Largest(Tensor tensor) => tensor.to(ScalarType.Float64).abs().max().item<double>();

    private static Dictionary<string, Tensor> Step(string type, bool hooked)
    {
        var subject = Subjects.Find(type);
        using var model = subject.Create();
        Fill(model);
        foreach (var module in model.modules())
        {
            if (hooked && module is BatchNorm2d norm)
                norm.register_forward_hook((_, _, _) => null!);
            if (module is StochasticDepth or Dropout)
                module.eval();
        }

        var logits = model.call(HashedNumbers.Images(4, subject.Network.Input.Channels, 64, 65));
        var loss = logits.square().mean();
        loss.backward();
        var results = new Dictionary<string, Tensor> { ["loss"] = loss, ["logits"] = logits };
        foreach (var (name, parameter) in model.named_parameters())
            results.Add($"gradient of {name}", parameter.grad!.clone());
        foreach (var (name, buffer) in model.named_buffers())
            results.Add(name, buffer.clone());
        return results;
    }
}
