using EffNet.Language.Networks;
using EffNet.Networks;
using EffNet.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>The memory that a forward pass in training keeps for the backward pass, measured as the memory that is freed with the graph.</summary>
public sealed class TrainingMemoryTests
{
    private const int Batch = 32;

    private const int Resolution = 96;

    public static TheoryData<string> Types => ["EfficientNetB0", "EfficientNetLite0", "MobileNetV1W100", "ResNet50"];

    // The tolerance includes statistics of batch norms, which do not grow with the batch, and other allocations of the process.
    [Theory]
    [MemberData(nameof(Types))]
    public void Bytes_kept_for_the_backward_pass_without_fused_norms_equal_ActivationMemory(string type)
    {
        using var model = Subjects.Find(type).Create();
        foreach (var norm in model.modules().OfType<TorchSharp.Modules.BatchNorm2d>())
            norm.register_forward_hook((_, _, _) => null!);

        CheckBytesFreed(model, ActivationMemory.Training(ChangedNetwork.Of(type, resolution: Resolution)));
    }

    // The gradient of ReLU is computed from its output, which the next layer keeps anyway.
    [Theory]
    [MemberData(nameof(Types))]
    public void Fused_norms_do_not_keep_the_inputs_of_activations(string type)
    {
        var network = ChangedNetwork.Of(type, resolution: Resolution);
        var notKept = network.Nodes.Where((node, i) =>
            node.Operation is BatchNorm && network.Plan.MayFuseActivation(i) && network.Nodes[i + 1].Operation is not Activation { Function.Word: "relu" });
        using var model = Subjects.Find(type).Create();

        CheckBytesFreed(model, ActivationMemory.Training(network) - notKept.Sum(node => sizeof(float) * node.Output.Elements));
    }

    private static void CheckBytesFreed(nn.Module<Tensor, Tensor> model, long bytesPerImage)
    {
        Assert.SkipUnless(NativeHeap.IsMeasurable, "Only glibc reports how much memory is in use.");
        var expected = Batch * bytesPerImage;
        using var images = HashedNumbers.Images(Batch, 3, Resolution, Resolution);
        _ = BytesFreedWith(model.call(images));

        var median = Enumerable.Range(0, 3).Select(_ => BytesFreedWith(model.call(images))).Order().ElementAt(1);

        Assert.InRange(median / (double)expected, 0.995, 1.005);
    }

    // PyTorch 1.13 keeps the input; ReferenceCostTests subtracts it from the measured bytes.
    [Fact]
    public void Mean_does_not_keep_its_input_for_the_backward_pass()
    {
        Assert.SkipUnless(NativeHeap.IsMeasurable, "Only glibc reports how much memory is in use.");
        using var scope = NewDisposeScope();
        using var pool = nn.AdaptiveAvgPool2d(1);
        var source = ones([1, 64, 512, 512], requires_grad: true);
        var map = source.neg();
        var bytes = sizeof(float) * map.numel();

        var mean = Methods.CallMean(pool, map);

        Assert.True(mean.requires_grad);
        Assert.InRange(BytesFreedWith(map) / (double)bytes, 0.99, 1.01);
    }

    private static long BytesFreedWith(Tensor tensor)
    {
        var before = NativeHeap.BytesInUse;
        tensor.Dispose();
        return before - NativeHeap.BytesInUse;
    }

    /// <summary>Gives access to protected methods of generated modules.</summary>
    private sealed class Methods() : UnrolledModule(nameof(Methods))
    {
        public static Tensor CallMean(TorchSharp.Modules.AdaptiveAvgPool2d pool, Tensor value) => Mean(pool, value);

        public override Tensor forward(Tensor input) => input.alias();
    }
}
