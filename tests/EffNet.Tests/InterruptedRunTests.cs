using EffNet.Models;
using EffNet.Tests.Networks;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>Runs that end with an exception leak no tensors.</summary>
public sealed class InterruptedRunTests : IDisposable
{
    private readonly Tensor _images = HashedNumbers.Images(2, 3, 24, 24);

    public static TheoryData<string> Types =>
        [.. Sweep.Add(["ResNet18", "GeluProbeSymmetric", "SeparableProbeSame", "BottleneckProbeDropping", "FusedProbeSame"], "EfficientNetB0")];

    public void Dispose() => _images.Dispose();

    [Theory]
    [MemberData(nameof(Types))]
    public void Exception_in_a_hook_of_any_module_leaks_no_tensors(string type)
    {
        using var model = Subjects.Find(type).Create();
        foreach (var (training, gradients) in ((bool, bool)[])[(true, true), (false, false)])
        {
            model.train(training);
            using var mode = set_grad_enabled(gradients);
            var modules = model.modules().OfType<nn.Module<Tensor, Tensor>>().Where(m => m != model).ToList();
            Assert.Equal(0, LiveTensors.LeftBy(() => modules.ForEach(module => Interrupt(model, module))));
        }

        Assert.Equal(1, LiveTensors.LeftBy(() => model.call(_images)));
    }

    [Fact]
    public void Features_Embed_and_stage_calls_leak_no_tensors_if_a_hook_throws()
    {
        using var model = new EfficientNetB0(classes: 2);
        model.eval();
        using var maps = rand(2, 320, 2, 2);
        model.Stage9.Conv.register_forward_hook(ThrowAfter);

        Assert.Equal(0, LiveTensors.LeftBy(() => Assert.Throws<OperationCanceledException>(() => model.Features(_images))));
        Assert.Equal(0, LiveTensors.LeftBy(() => Assert.Throws<OperationCanceledException>(() => model.Embed(_images))));
        Assert.Equal(0, LiveTensors.LeftBy(() => Assert.Throws<OperationCanceledException>(() => model.Stage9.call(maps))));
    }

    [Fact]
    public void Logits_and_tensors_kept_by_a_hook_belong_to_the_dispose_scope_of_the_caller()
    {
        using var model = new EfficientNetB0(classes: 2);
        model.eval();
        Tensor? kept = null;
        model.Stage3.register_forward_hook((_, _, output) =>
        {
            kept = output.alias();
            return null!;
        });

        using (var scope = NewDisposeScope())
        {
            var logits = model.call(_images);
            Assert.True(scope.Contains(logits));
            Assert.True(scope.Contains(kept!));
        }

        Assert.True(kept!.IsInvalid);
        var outside = model.call(_images);
        Assert.False(outside.IsInvalid);
        Assert.False(kept!.IsInvalid);
        outside.Dispose();
        kept.Dispose();
    }

    [Fact]
    public void Network_that_runs_inside_a_hook_of_another_network_leaks_no_tensors()
    {
        using var outer = new EfficientNetB0(classes: 2);
        using var inner = new EfficientNetB0(classes: 2);
        outer.eval();
        inner.eval();
        outer.Stage3.register_forward_hook((_, _, _) =>
        {
            inner.call(_images).Dispose();
            return null!;
        });

        Assert.Equal(1, LiveTensors.LeftBy(() => outer.call(_images)));
    }

    /// <summary>Ends a run with an exception after the module has run, and another run before the module runs.</summary>
    private void Interrupt(nn.Module<Tensor, Tensor> model, nn.Module<Tensor, Tensor> module)
    {
        Run(module.register_forward_hook(ThrowAfter).remove);
        Run(module.register_forward_pre_hook(ThrowBefore).remove);

        void Run(Action unhook)
        {
            Assert.Throws<OperationCanceledException>(() => model.call(_images));
            unhook();
        }
    }

    private static Tensor ThrowAfter(nn.Module<Tensor, Tensor> module, Tensor input, Tensor output) => throw new OperationCanceledException();

    private static Tensor ThrowBefore(nn.Module<Tensor, Tensor> module, Tensor input) => throw new OperationCanceledException();
}
