using EffNet.Models;
using EffNet.Networks;
using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>Hooks on layers, blocks and stages: the tensors that they receive, the tensors that they can replace, and the tensors that are disposed afterwards.</summary>
public sealed class HookTests : IDisposable
{
    private readonly IDisposable _noGrad = no_grad();
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Subject _subject = Subjects.Find("EfficientNetB0");
    private readonly EfficientNetB0 _model;
    private readonly Tensor _images = HashedNumbers.Images(2, 3, 64, 64);

    public HookTests() => _model = (EfficientNetB0)_subject.CreateCalibrated();

    public static TheoryData<string> Places =>
    [
        "features.2.0.block.0.0", "features.2.0.block.1.1", "features.2.1.block.2.scale_activation", "features.2.1", "features.2", "features.0",
        "classifier", "classifier.1",
    ];

    public void Dispose()
    {
        _model.Dispose();
        _scope.Dispose();
        _noGrad.Dispose();
    }

    [Fact]
    public void Hook_of_every_module_is_called_once_per_run_with_live_tensors()
    {
        var seen = new List<nn.Module>();
        foreach (var module in _model.modules().OfType<nn.Module<Tensor, Tensor>>())
            module.register_forward_hook((hooked, input, output) =>
            {
                Assert.True(IsLive(input) && IsLive(output));
                seen.Add(hooked);
                return null!;
            });

        _model.call(_images);

        Assert.Equal(_model.modules().Count(), seen.Count);
        Assert.Distinct(seen, ReferenceEqualityComparer.Instance);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Tensors_passed_to_a_hook_are_disposed_unless_the_hook_keeps_an_alias(string place)
    {
        var (seen, kept) = (new List<Tensor>(), new List<Tensor>());
        Find(place).register_forward_hook((_, _, output) =>
        {
            seen.Add(output);
            kept.Add(output.alias());
            return null!;
        });

        var logits = _model.call(_images);

        Assert.True(ReferenceEquals(seen.Single(), logits) || seen.Single().IsInvalid);
        Assert.True(IsLive(kept.Single()));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Hooks_that_return_their_argument_do_not_change_the_result(string place)
    {
        var expected = _model.call(_images);
        Find(place).register_forward_pre_hook((_, input) => input);
        Find(place).register_forward_hook((_, _, output) => output);

        Agreement.Check(expected, _model.call(_images));
        Assert.Equal(1, LiveTensors.LeftBy(() => _model.call(_images)));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Hooks_are_called_in_the_order_of_TorchSharp_until_they_are_removed(string place)
    {
        var (module, order) = (Find(place), new List<string>());
        var last = module.register_forward_hook(_ => order.Add("after the module"));
        module.register_forward_hook((_, _, _) => Note("after"));
        module.register_forward_hook((_, _, _) => Note("after, registered later"));
        module.register_forward_pre_hook((_, _) => Note("before"));
        module.register_forward_pre_hook(_ => order.Add("before the module"));

        _model.call(_images);

        Assert.Equal(["before the module", "before", "after", "after, registered later", "after the module"], order);

        last.remove();
        order.Clear();
        _model.call(_images);

        Assert.Equal(["before the module", "before", "after", "after, registered later"], order);

        Tensor Note(string what)
        {
            order.Add(what);
            return null!;
        }
    }

    [Fact]
    public void Output_returned_by_a_hook_replaces_the_output_of_the_layer()
    {
        _model.Stage5.Block2.ExpandConv.register_forward_hook((_, _, output) => zeros_like(output));

        Agreement.Check(WithZeros("features.4.1.block.0.0.weight"), _model.call(_images));
    }

    [Fact]
    public void Input_returned_by_a_pre_hook_replaces_the_input_of_the_layer()
    {
        _model.Stage5.Block2.ExpandConv.register_forward_pre_hook((_, input) => zeros_like(input));

        Agreement.Check(WithZeros("features.4.1.block.0.0.weight"), _model.call(_images));
    }

    [Fact]
    public void Hook_that_returns_the_input_skips_the_layer()
    {
        _model.Stage5.Block2.ExpandActivation.register_forward_hook((_, input, _) => input);
        var linear = _subject.Network.Edit((layer, path) =>
            path == "features.4.1.block.0.2" ? layer with { Operation = new EffNet.Networks.Add() } : layer);

        Agreement.Check(new Interpreter(linear, CalibratedState.Of(_subject.Network)).Run(_images), _model.call(_images));
        Assert.Equal(1, LiveTensors.LeftBy(() => _model.call(_images)));
    }

    [Theory]
    [InlineData("features.2.1", "Reduction4")]
    [InlineData("features.2", "Reduction4")]
    [InlineData("features.0", "Reduction2")]
    public void Output_returned_by_a_hook_of_a_block_or_stage_changes_logits_and_feature_maps(string place, string map)
    {
        var before = _subject.ReadFeatures(_model, _images);
        Find(place).register_forward_hook((_, _, output) => output * 0.5);
        var after = _subject.ReadFeatures(_model, _images);

        Assert.NotInRange(Agreement.Distance(before["Logits"], after["Logits"]), 0, 0.01);
        Assert.NotInRange(Agreement.Distance(before[map], after[map]), 0, 0.01);
        Agreement.Check(after["Logits"], _model.call(_images));
    }

    [Fact]
    public void Output_returned_by_a_hook_of_a_stage_is_its_feature_map()
    {
        var before = _subject.ReadFeatures(_model, _images)["Reduction4"];
        _model.Stage3.register_forward_hook((_, _, output) => output * 0.5);

        Agreement.Check(before * 0.5, _subject.ReadFeatures(_model, _images)["Reduction4"], "the map");
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Output_of_a_layer_and_its_replacement_by_a_hook_are_both_disposed(string place)
    {
        var (replaced, replacements) = (new List<Tensor>(), new List<Tensor>());
        Find(place).register_forward_hook((_, _, output) =>
        {
            replaced.Add(output);
            replacements.Add(output * 0.5);
            return replacements[^1];
        });

        var logits = _model.call(_images);

        Assert.True(replaced.Single().IsInvalid);
        Assert.True(ReferenceEquals(replacements.Single(), logits) || replacements.Single().IsInvalid);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Hook_that_replaces_an_output_leaks_no_tensors(string place)
    {
        Find(place).register_forward_hook((_, _, output) => output * 0.5);

        Assert.Equal(1, LiveTensors.LeftBy(() => _model.call(_images)));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Pre_hook_that_replaces_an_input_leaks_no_tensors(string place)
    {
        Find(place).register_forward_pre_hook((_, input) => input * 0.5);

        Assert.Equal(1, LiveTensors.LeftBy(() => _model.call(_images)));
    }

    [Theory]
    [InlineData("features.2.0.block.0.0")]
    [InlineData("features.2")]
    public void Two_hooks_that_replace_an_output_leak_no_tensors(string place)
    {
        Find(place).register_forward_hook((_, _, output) => output * 0.5);
        Find(place).register_forward_hook((_, _, output) => output * 0.5);

        Assert.Equal(1, LiveTensors.LeftBy(() => _model.call(_images)));
    }

    [Theory]
    [InlineData("features.2.0.block.0.0")]
    [InlineData("features.2")]
    public void Two_pre_hooks_that_replace_an_input_leak_no_tensors(string place)
    {
        Find(place).register_forward_pre_hook((_, input) => input * 0.5);
        Find(place).register_forward_pre_hook((_, input) => input * 0.5);

        Assert.Equal(1, LiveTensors.LeftBy(() => _model.call(_images)));
    }

    [Theory]
    [InlineData("features.2.0.block.0.0", true)]
    [InlineData("features.2.0.block.0.0", false)]
    [InlineData("features.2", true)]
    [InlineData("features.2", false)]
    public void Tensor_that_a_hook_computes_with_its_module_is_not_disposed(string place, bool before)
    {
        var (module, inner, within) = (Find(place), new List<Tensor>(), false);
        if (before)
            module.register_forward_pre_hook((_, input) => CallAgain(input));
        else
            module.register_forward_hook((_, input, _) => CallAgain(input));

        Assert.Equal(2, LiveTensors.LeftBy(() => _model.call(_images)));
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
    public void Images_of_the_caller_are_not_disposed_if_a_pre_hook_replaces_them()
    {
        var (count, sum) = (_images.numel(), _images.sum().item<float>());
        _model.Stage1.register_forward_pre_hook((_, input) => input * 0.5);
        _model.Stage1.Conv.register_forward_pre_hook((_, input) => input * 0.5);
        _model.Stage1.Conv.register_forward_hook((_, _, output) => output * 0.5);

        _model.call(_images).Dispose();
        _model.Features(_images).Dispose();
        _model.Stage1.call(_images).Dispose();

        Assert.Equal((count, sum), (_images.numel(), _images.sum().item<float>()));
    }

    private static bool IsLive(Tensor tensor) => !tensor.IsInvalid && tensor.isfinite().all().item<bool>();

    private nn.Module<Tensor, Tensor> Find(string path) =>
        (nn.Module<Tensor, Tensor>)_model.named_modules().Single(entry => entry.name == path).module;

    private Tensor WithZeros(string entry)
    {
        var state = CalibratedState.Of(_subject.Network).ToDictionary();
        state[entry] = zeros_like(state[entry]);
        return new Interpreter(_subject.Network, state).Run(_images);
    }
}
