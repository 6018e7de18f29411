using EffNet.Models;
using EffNet.Networks;
using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>Hooks on leaves, blocks and stages: what they see, what they may replace, and what is disposed afterwards.</summary>
public sealed class HookTests : IDisposable
{
    private readonly IDisposable noGrad = no_grad();
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly Subject subject = Subjects.Find("EfficientNetB0");
    private readonly EfficientNetB0 model;
    private readonly Tensor images = HashedNumbers.Images(2, 3, 64, 64);

    public HookTests() => model = (EfficientNetB0)subject.CreateCalibrated();

    public static TheoryData<string> Places =>
    [
        "features.2.0.block.0.0", "features.2.0.block.1.1", "features.2.1.block.2.scale_activation", "features.2.1", "features.2", "features.0",
        "classifier", "classifier.1",
    ];

    public void Dispose()
    {
        model.Dispose();
        scope.Dispose();
        noGrad.Dispose();
    }

    [Fact]
    public void Every_module_is_hooked_once_per_run_and_sees_live_tensors()
    {
        var seen = new List<nn.Module>();
        foreach (var module in model.modules().OfType<nn.Module<Tensor, Tensor>>())
            module.register_forward_hook((hooked, input, output) =>
            {
                Assert.True(IsLive(input) && IsLive(output));
                seen.Add(hooked);
                return null!;
            });

        model.call(images);

        Assert.Equal(model.modules().Count(), seen.Count);
        Assert.Distinct(seen, ReferenceEqualityComparer.Instance);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void What_a_hook_saw_lives_on_only_where_it_was_kept(string place)
    {
        var (seen, kept) = (new List<Tensor>(), new List<Tensor>());
        Find(place).register_forward_hook((_, _, output) =>
        {
            seen.Add(output);
            kept.Add(output.alias());
            return null!;
        });

        var logits = model.call(images);

        Assert.True(ReferenceEquals(seen.Single(), logits) || seen.Single().IsInvalid);
        Assert.True(IsLive(kept.Single()));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Hooks_that_replace_nothing_change_nothing(string place)
    {
        var expected = model.call(images);
        Find(place).register_forward_pre_hook((_, input) => input);
        Find(place).register_forward_hook((_, _, output) => output);

        Agreement.Check(expected, model.call(images));
        Assert.Equal(1, LiveTensors.LeftBy(() => model.call(images)));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Hooks_are_called_in_TorchSharps_order_until_they_are_removed(string place)
    {
        var (module, order) = (Find(place), new List<string>());
        var last = module.register_forward_hook(_ => order.Add("after the module"));
        module.register_forward_hook((_, _, _) => Note("after"));
        module.register_forward_hook((_, _, _) => Note("after, registered later"));
        module.register_forward_pre_hook((_, _) => Note("before"));
        module.register_forward_pre_hook(_ => order.Add("before the module"));

        model.call(images);

        Assert.Equal(["before the module", "before", "after", "after, registered later", "after the module"], order);

        last.remove();
        order.Clear();
        model.call(images);

        Assert.Equal(["before the module", "before", "after", "after, registered later"], order);

        Tensor Note(string what)
        {
            order.Add(what);
            return null!;
        }
    }

    [Fact]
    public void A_leafs_replaced_output_is_used()
    {
        model.Stage5.Block2.ExpandConv.register_forward_hook((_, _, output) => zeros_like(output));

        Agreement.Check(WithZeros("features.4.1.block.0.0.weight"), model.call(images));
    }

    [Fact]
    public void A_leafs_replaced_input_is_used()
    {
        model.Stage5.Block2.ExpandConv.register_forward_pre_hook((_, input) => zeros_like(input));

        Agreement.Check(WithZeros("features.4.1.block.0.0.weight"), model.call(images));
    }

    [Fact]
    public void A_leaf_can_be_skipped_by_handing_its_input_on()
    {
        model.Stage5.Block2.ExpandActivation.register_forward_hook((_, input, _) => input);
        var linear = subject.Network.Edit((layer, path) =>
            path == "features.4.1.block.0.2" ? layer with { Operation = new EffNet.Networks.Add() } : layer);

        Agreement.Check(new Interpreter(linear, CalibratedState.Of(subject.Network)).Run(images), model.call(images));
        Assert.Equal(1, LiveTensors.LeftBy(() => model.call(images)));
    }

    [Theory]
    [InlineData("features.2.1", "Reduction4")]
    [InlineData("features.2", "Reduction4")]
    [InlineData("features.0", "Reduction2")]
    public void A_blocks_or_stages_replaced_output_reaches_logits_and_feature_maps(string place, string map)
    {
        var before = subject.ReadFeatures(model, images);
        Find(place).register_forward_hook((_, _, output) => output * 0.5);
        var after = subject.ReadFeatures(model, images);

        Assert.NotInRange(Agreement.Distance(before["Logits"], after["Logits"]), 0, 0.01);
        Assert.NotInRange(Agreement.Distance(before[map], after[map]), 0, 0.01);
        Agreement.Check(after["Logits"], model.call(images));
    }

    [Fact]
    public void A_stages_replaced_output_is_its_feature_map()
    {
        var before = subject.ReadFeatures(model, images)["Reduction4"];
        model.Stage3.register_forward_hook((_, _, output) => output * 0.5);

        Agreement.Check(before * 0.5, subject.ReadFeatures(model, images)["Reduction4"], "the map");
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_replaced_output_and_its_replacement_are_disposed(string place)
    {
        var (replaced, replacements) = (new List<Tensor>(), new List<Tensor>());
        Find(place).register_forward_hook((_, _, output) =>
        {
            replaced.Add(output);
            replacements.Add(output * 0.5);
            return replacements[^1];
        });

        var logits = model.call(images);

        Assert.True(replaced.Single().IsInvalid);
        Assert.True(ReferenceEquals(replacements.Single(), logits) || replacements.Single().IsInvalid);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Replacing_outputs_leaves_only_the_logits(string place)
    {
        Find(place).register_forward_hook((_, _, output) => output * 0.5);

        Assert.Equal(1, LiveTensors.LeftBy(() => model.call(images)));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Replacing_inputs_leaves_only_the_logits(string place)
    {
        Find(place).register_forward_pre_hook((_, input) => input * 0.5);

        Assert.Equal(1, LiveTensors.LeftBy(() => model.call(images)));
    }

    [Theory]
    [InlineData("features.2.0.block.0.0")]
    [InlineData("features.2")]
    public void Replacing_outputs_twice_leaves_only_the_logits(string place)
    {
        Find(place).register_forward_hook((_, _, output) => output * 0.5);
        Find(place).register_forward_hook((_, _, output) => output * 0.5);

        Assert.Equal(1, LiveTensors.LeftBy(() => model.call(images)));
    }

    [Theory]
    [InlineData("features.2.0.block.0.0")]
    [InlineData("features.2")]
    public void Replacing_inputs_twice_leaves_only_the_logits(string place)
    {
        Find(place).register_forward_pre_hook((_, input) => input * 0.5);
        Find(place).register_forward_pre_hook((_, input) => input * 0.5);

        Assert.Equal(1, LiveTensors.LeftBy(() => model.call(images)));
    }

    [Theory]
    [InlineData("features.2.0.block.0.0", true)]
    [InlineData("features.2.0.block.0.0", false)]
    [InlineData("features.2", true)]
    [InlineData("features.2", false)]
    public void What_a_hook_gets_from_its_own_module_is_the_hooks(string place, bool before)
    {
        var (module, inner, within) = (Find(place), new List<Tensor>(), false);
        if (before)
            module.register_forward_pre_hook((_, input) => CallAgain(input));
        else
            module.register_forward_hook((_, input, _) => CallAgain(input));

        Assert.Equal(2, LiveTensors.LeftBy(() => model.call(images)));
        Assert.True(IsLive(inner.Single()));

        Tensor CallAgain(Tensor input)
        {
            if (!within)
            {
                within = true;
                inner.Add(module.call(input));
                within = false;
            }

            return null!;
        }
    }

    [Fact]
    public void The_callers_images_outlive_hooks_that_replace_them()
    {
        var (count, sum) = (images.numel(), images.sum().item<float>());
        model.Stage1.register_forward_pre_hook((_, input) => input * 0.5);
        model.Stage1.Conv.register_forward_pre_hook((_, input) => input * 0.5);
        model.Stage1.Conv.register_forward_hook((_, _, output) => output * 0.5);

        model.call(images).Dispose();
        model.Features(images).Dispose();
        model.Stage1.call(images).Dispose();

        Assert.Equal((count, sum), (images.numel(), images.sum().item<float>()));
    }

    private static bool IsLive(Tensor tensor) => !tensor.IsInvalid && tensor.isfinite().all().item<bool>();

    private nn.Module<Tensor, Tensor> Find(string path) =>
        (nn.Module<Tensor, Tensor>)model.named_modules().Single(entry => entry.name == path).module;

    private Tensor WithZeros(string entry)
    {
        var state = CalibratedState.Of(subject.Network).ToDictionary();
        state[entry] = zeros_like(state[entry]);
        return new Interpreter(subject.Network, state).Run(images);
    }
}
