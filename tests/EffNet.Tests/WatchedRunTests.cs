using EffNet.Models;
using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>
/// A run without hooks and gradients folds batch norms into convolutions and overwrites operands. Hooks, gradients, and owners of inputs
/// and weights must not be affected.
/// </summary>
public sealed class WatchedRunTests : IDisposable
{
    private static readonly string[] s_large = ["EfficientNetB0", "MobileNetV2W100"];

    private readonly IDisposable _noGrad = no_grad();
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Tensor _images = HashedNumbers.Images(2, 3, 40, 33);

    public static TheoryData<string> Types =>
    [
        "EfficientNetB0", "TfEfficientNetB0", "ReluProbeSame", "Relu6ProbeSame", "HardSwishProbeSymmetric", "GeluProbeSymmetric",
        "BasicProbeSymmetric", "BasicProbeSame", "BottleneckProbeSymmetric", "BottleneckProbeSame",
        "FusedProbeSymmetric", "FusedProbeSame", "SeparableProbeSymmetric", "SeparableProbeSame",
        "MobileNetV2W100", "ResNet18",
    ];

    /// <summary>Types for which each module gets a hook in a separate run.</summary>
    public static TheoryData<string> Hooked => [.. Sweep.Add(Types.Select(row => row.Data).Except(s_large), s_large)];

    public void Dispose()
    {
        _scope.Dispose();
        _noGrad.Dispose();
    }

    [Theory]
    [MemberData(nameof(Hooked))]
    public void Tensor_that_a_hook_keeps_is_not_overwritten_later_in_the_run(string type)
    {
        var subject = Subjects.Find(type);
        using var model = subject.CreateCalibrated();
        var batch = HashedNumbers.Images(2, subject.Network.Input.Channels, 40, 33);

        foreach (var leaf in Leaves(model))
        {
            var kept = new List<(Tensor Alias, Tensor Copy)>();
            var hook = leaf.register_forward_hook((_, input, output) =>
            {
                kept.AddRange([(input.alias(), input.clone()), (output.alias(), output.clone())]);
                return null!;
            });

            model.call(batch);
            hook.remove();

            Assert.Equal(2, kept.Count);
            Assert.All(kept, pair => Assert.True(pair.Alias.Equals(pair.Copy), leaf.GetName()));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Hooks_on_every_layer_do_not_change_the_results(string type)
    {
        var subject = Subjects.Find(type);
        using var model = subject.CreateCalibrated();
        var batch = HashedNumbers.Images(2, subject.Network.Input.Channels, 40, 33);
        var unwatched = subject.ReadFeatures(model, batch);

        foreach (var leaf in Leaves(model))
            leaf.register_forward_hook((_, _, _) => null!);
        var watched = subject.ReadFeatures(model, batch);

        Assert.All(unwatched, map => Agreement.Check(watched[map.Key], map.Value, map.Key));
    }

    [Fact]
    public void Logits_with_and_without_gradients_are_equal()
    {
        using var model = Subjects.Find("EfficientNetB0").CreateCalibrated();
        var without = model.call(_images);

        using var recorded = enable_grad();
        var with = model.call(_images);

        Assert.True(with.requires_grad);
        Agreement.Check(with.detach(), without);
    }

    // If folded convolutions were cached, these changes would have no effect.
    [Theory]
    [InlineData("features.2.1.block.0.0.weight")]
    [InlineData("features.2.1.block.1.1.weight")]
    [InlineData("features.2.1.block.1.1.bias")]
    [InlineData("features.2.1.block.3.1.running_mean")]
    [InlineData("features.2.1.block.3.1.running_var")]
    public void Changed_weights_and_statistics_affect_the_next_run(string entry)
    {
        var subject = Subjects.Find("EfficientNetB0");
        using var model = subject.CreateCalibrated();
        var before = model.call(_images);

        model.state_dict()[entry].mul_(1.5);

        var state = CalibratedState.Of(subject.Network).ToDictionary();
        state[entry] = state[entry] * 1.5;
        var expected = new Interpreter(subject.Network, state).Run(_images);
        Assert.NotInRange(Agreement.Distance(expected, before), 0, 10 * Agreement.Tolerance);
        Agreement.Check(expected, model.call(_images));
    }

    [Fact]
    public void Stage_without_hooks_folds_its_batch_norm()
    {
        using var model = (EfficientNetB0)Subjects.Find("EfficientNetB0").CreateCalibrated();
        var unwatched = model.Stage1.call(_images);

        model.Stage1.Conv.register_forward_hook((_, _, _) => null!);

        Assert.False(model.Stage1.call(_images).Equals(unwatched), "folding rounds elsewhere");
    }

    [Fact]
    public void Bias_that_was_set_on_a_convolution_is_added()
    {
        using var model = (EfficientNetB0)Subjects.Find("EfficientNetB0").CreateCalibrated();
        model.Stage1.Conv.bias = nn.Parameter(ones(32));
        var unwatched = model.call(_images);

        model.Stage1.Conv.register_forward_hook((_, _, _) => null!);

        Agreement.Check(model.call(_images), unwatched);
    }

    [Fact]
    public void Hook_can_replace_the_output_of_a_squeeze_pool_with_full_size_maps()
    {
        using var model = (EfficientNetB0)Subjects.Find("EfficientNetB0").CreateCalibrated();
        var expected = model.call(_images);
        model.Stage3.Block2.SqueezePool.register_forward_hook((_, _, output) => output.expand(-1, -1, 10, 9).contiguous());

        Agreement.Check(expected, model.call(_images));
    }

    [Fact]
    public void Batch_norm_in_training_mode_updates_its_statistics_without_gradients()
    {
        using var model = (EfficientNetB0)Subjects.Find("EfficientNetB0").CreateCalibrated();
        var norm = model.Stage3.Block2.DepthwiseNorm;
        var (count, mean) = (norm.num_batches_tracked!.item<long>(), norm.running_mean!.clone());
        norm.train();

        model.call(_images);

        Assert.Equal(count + 1, norm.num_batches_tracked.item<long>());
        Assert.False(norm.running_mean!.Equals(mean));
    }

    [Fact]
    public void Input_of_a_block_or_stage_is_never_overwritten()
    {
        using var model = (EfficientNetB0)Subjects.Find("EfficientNetB0").CreateCalibrated();
        var map = HashedNumbers.Images(2, 24, 16, 16);
        var copy = map.clone();

        model.Stage3.Block2.call(map);
        model.Stage4.call(map);

        Assert.True(map.Equals(copy));
    }

    [Fact]
    public void Hook_of_a_layer_is_called_once_per_run_until_it_is_removed()
    {
        using var model = (EfficientNetB0)Subjects.Find("EfficientNetB0").CreateCalibrated();
        var seen = 0;
        var hook = model.Stage5.Block2.ProjectConv.register_forward_pre_hook((_, _) =>
        {
            seen++;
            return null!;
        });

        model.call(_images);
        model.call(_images);
        hook.remove();
        model.call(_images);

        Assert.Equal(2, seen);
    }

    private static IEnumerable<nn.Module<Tensor, Tensor>> Leaves(nn.Module model) =>
        model.modules().Where(module => !module.children().Any()).Cast<nn.Module<Tensor, Tensor>>();
}
