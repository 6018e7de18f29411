using EffNet.Models;
using EffNet.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>A network disposes all its intermediate tensors; none is left to the garbage collector.</summary>
public sealed class LeakTests : IDisposable
{
    private readonly Tensor _images = HashedNumbers.Images(4, 3, 64, 65);

    public static TheoryData<string> Types =>
    [
        "EfficientNetB0", "TfEfficientNetB0", "ReluProbeSame", "Relu6ProbeSame", "GeluProbeSymmetric", "BasicProbeSymmetric", "BasicProbeSame", "BottleneckProbeSymmetric",
        "BottleneckProbeSame",
        "FusedProbeSymmetric", "FusedProbeSame", "SeparableProbeSymmetric", "SeparableProbeSame", "BasicProbeDropping", "BottleneckProbeDropping", "FusedProbeDropping",
        "EfficientNetLite0", "EfficientNetV2S", "MobileNetV1W100", "MobileNetV2W100", "ResNet18", "ResNet50",
    ];

    public static MatrixTheoryData<string, bool> TypesAndModes => new(Types.Select(row => row.Data), [true, false]);

    public void Dispose() => _images.Dispose();

    [Fact]
    public void LiveTensors_counts_a_leaked_tensor() => Assert.Equal(1, LiveTensors.LeftBy(() => _images.alias()));

    [Theory]
    [MemberData(nameof(TypesAndModes))]
    public void Run_without_gradients_leaves_only_the_logits_alive(string type, bool training)
    {
        using var noGrad = no_grad();
        using var model = Subjects.Find(type).Create();
        model.train(training);

        Assert.Equal(1, LiveTensors.LeftBy(() => model.call(_images)));
    }

    [Theory]
    [MemberData(nameof(TypesAndModes))]
    public void Run_with_gradients_leaves_only_the_logits_alive(string type, bool training)
    {
        using var model = Subjects.Find(type).Create();
        model.train(training);

        Assert.Equal(1, LiveTensors.LeftBy(() => model.call(_images)));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Features_leaves_only_its_maps_alive_and_Dispose_frees_all_of_them(string type)
    {
        using var noGrad = no_grad();
        var subject = Subjects.Find(type);
        using var model = subject.Create();
        var maps = FeatureStages.Of(subject.Network).Count + 1;

        Assert.Equal(maps, LiveTensors.LeftBy(() => subject.Features(model, _images)));
        Assert.Equal(0, LiveTensors.LeftBy(() => subject.Features(model, _images).Dispose()));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Training_step_leaks_no_tensors(string type)
    {
        using var model = Subjects.Find(type).Create();
        using var optimizer = optim.SGD(model.parameters(), learningRate: 0.01);
        Step();

        Assert.Equal(0, LiveTensors.LeftBy(Step));
        Assert.All(model.parameters(), parameter => Assert.NotNull(parameter.grad));

        void Step()
        {
            using (var logits = model.call(_images))
            using (var loss = logits.mean())
                loss.backward();
            optimizer.step();
        }
    }

    [Fact]
    public void Run_with_hard_swish_leaves_only_the_logits_alive()
    {
        using var noGrad = no_grad();
        using var model = Subjects.Find("HardSwishProbeSymmetric").CreateCalibrated();
        using var gray = HashedNumbers.Images(2, 1, 40, 23);

        Assert.Equal(1, LiveTensors.LeftBy(() => model.call(gray)));
    }

    [Fact]
    public void Run_without_classes_leaves_only_the_pooled_features_alive()
    {
        using var model = new EfficientNetB0(classes: 0);

        Assert.Equal(1, LiveTensors.LeftBy(() => model.call(_images)));
    }

    [Fact]
    public void Embed_leaves_only_its_vectors_alive()
    {
        using var model = new EfficientNetB0();

        Assert.Equal(1, LiveTensors.LeftBy(() => model.Embed(_images)));
    }

    [Fact]
    public void Run_in_half_precision_leaves_only_the_logits_alive()
    {
        using var noGrad = no_grad();
        using var model = new TfEfficientNetB0(dtype: ScalarType.BFloat16);
        using var half = _images.to(ScalarType.BFloat16);

        Assert.Equal(1, LiveTensors.LeftBy(() => model.call(half)));
    }

    [Fact]
    public void Call_of_a_block_or_stage_leaves_only_its_output_alive()
    {
        using var model = new EfficientNetB0();
        using var map = HashedNumbers.Images(2, 24, 16, 16);

        Assert.Equal(1, LiveTensors.LeftBy(() => model.Stage3.Block2.call(map)));
        Assert.Equal(1, LiveTensors.LeftBy(() => model.Stage4.call(map)));
    }

    [Fact]
    public void Dispose_scope_of_the_caller_contains_only_the_logits()
    {
        using var model = new TfEfficientNetB0();

        Assert.Equal(0, LiveTensors.LeftBy(() =>
        {
            using var scope = NewDisposeScope();
            model.call(_images);
            Assert.Equal(1, scope.DisposablesCount);
        }));
    }

    [Fact]
    public void Hook_that_throws_leaks_neither_the_output_nor_an_input_that_a_pre_hook_replaced()
    {
        using var model = new EfficientNetB0();
        var before = model.Stage1.Conv.register_forward_pre_hook((_, input) => input.clone());
        var after = model.Stage1.Conv.register_forward_hook((_, _, _) => throw new InvalidOperationException());

        Assert.Equal(0, LiveTensors.LeftBy(() => Assert.Throws<InvalidOperationException>(() => model.Stage1.call(_images))));

        before.remove();
        after.remove();
        Assert.Equal(1, LiveTensors.LeftBy(() => model.call(_images)));
    }

    [Fact]
    public void Image_with_a_wrong_channel_count_throws_and_leaks_no_tensors()
    {
        using var model = new EfficientNetB0(inputChannels: 4);

        Assert.Equal(0, LiveTensors.LeftBy(() => Assert.Throws<ArgumentException>(() => model.call(_images))));
    }

    // TorchSharp's layers leave garbage when they are created or converted, so only the tensors that are freed by disposing are counted.
    [Theory]
    [InlineData(null)]
    [InlineData(ScalarType.BFloat16)]
    public void Disposing_a_network_disposes_its_parameters_and_buffers(ScalarType? dtype)
    {
        var model = new EfficientNetB0(dtype: dtype);
        var state = model.state_dict();

        Assert.Equal(-360, LiveTensors.LeftBy(model.Dispose));
        Assert.All(state, entry => Assert.True(entry.Value.IsInvalid, entry.Key));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Images_of_the_caller_are_neither_disposed_nor_changed(bool channelsLast)
    {
        using var noGrad = no_grad();
        using var model = new TfEfficientNetB0();
        using var permuted = _images.permute(0, 2, 3, 1);
        using var contiguous = permuted.contiguous();
        using var input = channelsLast ? contiguous.permute(0, 3, 1, 2) : _images.alias();
        using var copy = input.clone();

        model.call(input).Dispose();
        model.Features(input).Dispose();

        Assert.False(input.IsInvalid);
        Assert.True(input.Equals(copy));
    }
}
