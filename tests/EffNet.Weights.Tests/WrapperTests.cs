using EffNet.Weights;
using EffNet.Weights.Tests.Models;
using EffNet.Weights.Tests.Support;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Weights.Tests;

/// <summary>Weights inside dictionaries, and names with prefixes that programs add.</summary>
public sealed class WrapperTests : FileTests
{
    [Theory]
    [InlineData("state_dict")]
    [InlineData("model")]
    [InlineData("model_state_dict")]
    [InlineData("module")]
    [InlineData("ema")]
    [InlineData("model_ema")]
    [InlineData("state_dict_ema")]
    [InlineData("state_dict", "model")]
    [InlineData("model", "module")]
    [InlineData("ema", "module", "state_dict")]
    [InlineData("net")]
    [InlineData("weights", "generator")]
    [InlineData("a.b", "c/d", "")]
    public void State_dict_is_found_under_any_keys(params string[] keys)
    {
        Assert.Equal(keys, AssertLoads(Write("wrapped.pth", LayerFile.OfPickle(Wrap(State(""), keys)))).Wrappers);
        Assert.Equal(keys, AssertLoads(Write("legacy.pth", LayerFile.Legacy(Wrap(State(""), keys)))).Wrappers);
    }

    [Theory]
    [InlineData("module.")]
    [InlineData("_orig_mod.")]
    [InlineData("model.")]
    [InlineData("backbone.")]
    [InlineData("network.", "encoder.")]
    [InlineData("module.", "net.")]
    [InlineData("module.", "_orig_mod.")]
    [InlineData("_orig_mod.", "module.")]
    [InlineData("module.", "module.")]
    [InlineData("model.", "module.", "_orig_mod.")]
    [InlineData("anything.", "at.", "all.", "1.", "2.", "3.", "4.", "5.", "6.", "7.")]
    [InlineData("with-a_dash/and:colon|")]
    public void Prefixes_of_tensor_names_are_removed(params string[] prefixes) =>
        Assert.Equal(prefixes, AssertLoads(Write("prefixed.pth", LayerFile.OfPickle(State(string.Concat(prefixes))))).Wrappers);

    [Fact]
    public void Keys_and_prefixes_around_the_weights_are_both_removed() =>
        Assert.Equal(
            ["state_dict", "model", "module.", "_orig_mod."], AssertLoads(Write("both.pth", LayerFile.OfPickle(Wrap(State("module._orig_mod."), "state_dict", "model")))).Wrappers);

    [Fact]
    public void Empty_state_dict_next_to_the_weights_is_ignored()
    {
        var both = PickleProgram.Start().Do("}(").Text("state_dict").Do("}").Text("model").Do("}(").Text("width").Do("K\u0001u").Text("ema").Do(Body(State(""))).Do("u").End();

        Assert.Equal(["ema"], AssertLoads(Write("both.pth", LayerFile.OfPickle(both))).Wrappers);
    }

    [Fact]
    public void Tensor_next_to_the_state_dict_is_ignored()
    {
        var both = PickleProgram.Start().Do("}(").Text("best_acc1").Tensor("FloatStorage", "6", 3, 0, [3], [1]).Text("state_dict").Do(Body(State(""))).Do("u").End();

        Assert.Equal(["state_dict"], AssertLoads(Write("both.pth", LayerFile.OfPickle(both))).Wrappers);
    }

    [Fact]
    public void Tensor_without_the_common_prefix_is_reported_as_unused()
    {
        var path = Write("half.pth", LayerFile.OfPickle(State("module.", except: "2.bias")));
        using var module = Layers.Create();

        var report = Assert.Throws<WeightMismatchException>(() => module.LoadWeights(path)).Report;

        Assert.Equal("module.", report.From);
        Assert.Equal(["2.bias"], report.Unused);
        Assert.Equal(["2.bias"], report.Missing);
    }

    [Fact]
    public void Prefix_is_kept_if_it_is_the_name_of_a_stage_of_the_network()
    {
        using var saved = nn.Sequential(("model", Layers.Create()));
        using var loaded = nn.Sequential(("model", Layers.Create()), ("head", nn.Linear(2, 2)));
        saved.SaveWeights(PathOf("member.safetensors"));

        var report = loaded.LoadWeights(PathOf("member.safetensors"), strict: false);

        Assert.Empty(report.Wrappers);
        Assert.Equal(["head.weight", "head.bias"], report.Missing);
        Assert.Empty(report.Unused);
    }

    [Fact]
    public void Prefix_that_the_network_also_has_is_kept()
    {
        using var saved = new Wrapped();
        using var loaded = new Wrapped();
        saved.SaveWeights(PathOf("own.safetensors"));

        Assert.Empty(loaded.LoadWeights(PathOf("own.safetensors")).Wrappers);

        Bits.Of(saved).AssertAre(loaded);
    }

    [Theory]
    [InlineData("safetensors")]
    [InlineData("pth")]
    [InlineData("dat")]
    public void Prefixes_of_tensor_names_are_removed_in_every_format(string format)
    {
        using var saved = new Wrapped();
        using var loaded = new TinyNetwork(initialize: false);
        saved.SaveWeights(PathOf("wrapped." + format));

        Assert.Equal(["module."], loaded.LoadWeights(PathOf("wrapped." + format)).Wrappers);

        Bits.Of(saved.Inner).AssertAre(loaded);
    }

    [Fact]
    public void Load_report_lists_the_removed_keys_and_prefixes() =>
        Assert.Contains("inside 'state_dict' and 'module.'", AssertLoads(Golden("layers_training.pth")).ToString(), StringComparison.Ordinal);

    private static byte[] State(string prefix, string first = "0", string? except = null)
    {
        var program = PickleProgram.Start().Do("}(");
        for (var i = 0; i < Layers.Weights.Count; i++)
        {
            var (name, shape) = Layers.Weights[i];
            var count = shape.Aggregate((product, size) => product * size);
            var strides = shape.Select((_, d) => shape.Skip(d + 1).Aggregate(1L, (product, size) => product * size)).ToArray();
            program.Text(name == except ? name : prefix + name);
            if (i == 0 && first != "0")
                program.Tensor("FloatStorage", first, 4, 0, [4], [1]);
            else
                program.Tensor("FloatStorage", $"{i}", count, 0, shape, strides);
        }

        return program.Text(prefix + "1.num_batches_tracked").Tensor("LongStorage", "count", 1, 0, [], []).Do("u").End();
    }

    private static byte[] Body(byte[] pickle) => pickle[2..^1];

    private static byte[] Wrap(byte[] state, params string[] keys)
    {
        var program = PickleProgram.Start();
        foreach (var key in keys)
            program.Do("}(").Text("epoch").Do("K\u0005").Text(key);
        return program.Do(Body(state)).Repeat(keys.Length, (p, _) => p.Do("u")).End();
    }

    /// <summary>A module like <c>DataParallel</c> in PyTorch.</summary>
    private sealed class Wrapped : nn.Module
    {
        public Wrapped()
            : base("wrapped")
        {
            register_module("module", Inner);
        }

        public TinyNetwork Inner { get; } = new();
    }
}
