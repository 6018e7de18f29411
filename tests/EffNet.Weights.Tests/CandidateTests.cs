using EffNet.Weights;
using EffNet.Weights.Tests.Models;
using EffNet.Weights.Tests.Support;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Weights.Tests;

/// <summary>Files with several networks, or with other tensors next to a network. The network that fits best is loaded, regardless of its name.</summary>
public sealed class CandidateTests : FileTests
{
    [Fact]
    public void Tensors_outside_the_network_are_ignored_if_loading_is_not_strict()
    {
        using var module = Layers.Create();
        var path = Write("lightning.pth", LayerFile.OfPickle(Dictionary(("state_dict", State(("model.", "F"), ("criterion.pos_weight", ""))))));

        var report = Assert.Throws<WeightMismatchException>(() => module.LoadWeights(path)).Report;
        Assert.Equal(["criterion.pos_weight"], report.Unused);
        Assert.Empty(report.Missing);

        var loaded = module.LoadWeights(path, strict: false);
        Assert.Equal("state_dict/model.", loaded.From);
        AssertFilled(module);
    }

    [Theory]
    [InlineData("student.")]
    [InlineData("student")]
    [InlineData("state_dict/student.")]
    public void Two_equal_networks_in_one_dictionary_throw_unless_one_is_chosen(string from)
    {
        using var module = Layers.Create();
        var path = Write("distilled.pth", LayerFile.OfPickle(Dictionary(("state_dict", State(("student.", "F"), ("teacher.", "0"))))));

        var report = Assert.Throws<WeightMismatchException>(() => module.LoadWeights(path, strict: false)).Report;
        Assert.Equal(["state_dict/student.", "state_dict/teacher."], report.Alternatives.Order());

        Assert.Equal("state_dict/student.", module.LoadWeights(path, new WeightLoadOptions { From = from }).From);
        AssertFilled(module);
    }

    [Theory]
    [InlineData("state_dict", "state_dict_ema", true)]
    [InlineData("model_ema", "model", true)]
    [InlineData("net", "EMAModel", true)]
    [InlineData("net", "modelEma", true)]
    [InlineData("net", "ema_0.999", true)]
    [InlineData("net", "schema", false)]
    [InlineData("net", "cinema", false)]
    [InlineData("ema1_ema", "ema2", false)]
    public void Only_the_word_ema_decides_between_two_equal_networks_in_a_file(string first, string second, bool isDecided)
    {
        using var module = Layers.Create();
        var average = CandidateOf(first) ? first : second;
        var path = Write("both.pth", LayerFile.OfPickle(Dictionary((first, State(("", first == average ? "F" : "0"))), (second, State(("", second == average ? "F" : "0"))))));
        if (!isDecided)
        {
            Assert.Equal(new[] { first, second }.Order(), Assert.Throws<WeightMismatchException>(() => module.LoadWeights(path)).Report.Alternatives.Order());
            return;
        }

        var report = module.LoadWeights(path);
        Assert.Equal((average, true), (report.From, report.IsAverage));
        Assert.Equal([first == average ? second : first], report.Alternatives);
        AssertFilled(module);
        Assert.Equal(report.Alternatives[0], module.LoadWeights(path, new WeightLoadOptions { From = report.Alternatives[0] }).From);

        static bool CandidateOf(string name) => name.Contains("ema", StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Network_that_fits_better_is_loaded_regardless_of_its_key()
    {
        using var module = Layers.Create();
        var path = Write("partial.pth", LayerFile.OfPickle(Dictionary(("state_dict_ema", State(("", "0!"))), ("other", State(("", "F"))))));

        Assert.Equal("other", module.LoadWeights(path).From);

        AssertFilled(module);
    }

    [Fact]
    public void Same_tensors_under_two_keys_are_one_network()
    {
        using var module = Layers.Create();
        var path = Write("shared.pth", LayerFile.OfPickle(Dictionary(("a", State(("", "F"))), ("b", State(("", "F"))))));

        Assert.Equal("a", module.LoadWeights(path).From);
    }

    [Theory]
    [InlineData("(", "t", "0")]
    [InlineData("](", "e", "0")]
    public void State_dict_in_a_list_or_tuple_is_found(string begin, string end, string from)
    {
        var program = PickleProgram.Start().Do(begin).Do(State(("", "F"))).Do("K\u0005").Do(end).End();

        Assert.Equal(from, AssertLoads(Write("sequence.pth", LayerFile.OfPickle(program))).From);
    }

    [Fact]
    public void Pickled_PyTorch_module_is_read()
    {
        // A Sequential in a Sequential, with the three layers. The batch count is a buffer.
        byte[] Module(PickleProgram parameters, PickleProgram buffers, PickleProgram modules) => PickleProgram.Start()
            .Global("nowhere.models", "Custom").Do(")").Do(0x81).Do("}(")
            .Text("training").Do(0x88).Text("_parameters").Do("}(").Do(parameters.Bytes()).Do("u")
            .Text("_buffers").Do("}(").Do(buffers.Bytes()).Do("u").Text("_modules").Do("}(").Do(modules.Bytes()).Do("u").Do("ub").Bytes()[2..];
        var conv = Module(Weight("weight", 0), new(), new());
        var norm = Module(
            Weight("bias", 2, Weight("weight", 1)),
            Weight("running_var", 4, Weight("running_mean", 3)).Text("num_batches_tracked").Tensor("LongStorage", "count", 1, 0, [], []),
            new());
        var linear = Module(Weight("bias", 6, Weight("weight", 5)), new(), new());
        var inner = Module(new(), new(), new PickleProgram().Text("0").Do(conv).Text("1").Do(norm).Text("2").Do(linear));
        var whole = PickleProgram.Start().Do(Module(new(), new(), new PickleProgram().Text("body").Do(inner))).End();

        Assert.Equal("body.", AssertLoads(Write("whole.pth", LayerFile.OfPickle(whole))).From);
        Assert.Equal("model/body.", AssertLoads(Write("in.pth", LayerFile.OfPickle(Dictionary(("model", whole[2..^1]))))).From);
    }

    [Fact]
    public void Network_can_be_loaded_from_the_file_of_a_module_that_contains_it()
    {
        using var saved = new Detector();
        using var network = new TinyNetwork(classes: 0, initialize: false);
        saved.SaveWeights(PathOf("detector.safetensors"));

        Assert.Equal(["predict.bias", "predict.weight"], Assert.Throws<WeightMismatchException>(() => network.LoadWeights(PathOf("detector.safetensors"))).Report.Unused.Order());
        Assert.Equal("backbone.", network.LoadWeights(PathOf("detector.safetensors"), strict: false).From);

        Bits.Of(saved.Backbone).AssertAre(network);
    }

    [Theory]
    [InlineData("classifier")]
    [InlineData("head.fc")]
    public void Single_linear_layer_with_another_name_is_loaded_as_the_classifier(string name)
    {
        using var saved = new TinyNetwork(classes: 3);
        using var network = new TinyNetwork(classes: 3, initialize: false);
        using var other = new TinyNetwork(classes: 7);
        SaveAs(saved, "replaced.dat", n => n.Replace("classifier.1", name, StringComparison.Ordinal));

        var report = network.LoadWeights(PathOf("replaced.dat"));

        Assert.True(report.IsComplete);
        Assert.Empty(report.Warnings);
        Bits.Of(saved).AssertAre(network);
        Assert.Contains("classes: 3", Assert.Throws<WeightMismatchException>(() => other.LoadWeights(PathOf("replaced.dat"))).Message, StringComparison.Ordinal);
        Assert.True(other.LoadWeights(PathOf("replaced.dat"), keepClassifier: true).IsComplete);
    }

    [Fact]
    public void Class_count_of_a_file_ignores_linear_layers_outside_the_network()
    {
        using var saved = new TinyNetwork(classes: 3);
        using var other = nn.Linear(16, 9);
        SaveAs(saved, "beside.dat", n => "model." + n, ("aux.weight", other.weight), ("criterion.weight", other.bias!));

        using var loaded = TinyNetwork.Load(PathOf("beside.dat"), options: new NetworkLoadOptions { Weights = new WeightLoadOptions { Strict = false } });

        Assert.Equal(3, loaded.ClassCount);
        Bits.Of(saved).AssertAre(loaded);
        Assert.Equal(["aux.weight", "criterion.weight"], Assert.Throws<WeightMismatchException>(() => TinyNetwork.Load(PathOf("beside.dat"))).Report.Unused.Order());
    }

    [Fact]
    public void Network_created_from_a_file_without_classifier_has_no_classes()
    {
        using var saved = new TinyNetwork(classes: 0);
        SaveAs(saved, "body.dat", n => n);

        using var loaded = TinyNetwork.Load(PathOf("body.dat"));

        Assert.Equal(0, loaded.ClassCount);
        Bits.Of(saved).AssertAre(loaded);
    }

    [Fact]
    public void Tensors_of_another_classifier_are_ignored_if_the_classifier_is_kept()
    {
        using var saved = new TinyNetwork(classes: 3);
        using var network = new TinyNetwork(classes: 3);
        using var first = nn.Linear(16, 9);
        SaveAs(saved, "head.dat", n => n.Replace("classifier.1", "classifier.4", StringComparison.Ordinal), ("classifier.1.weight", first.weight), ("aux.scale", first.bias!));

        var report = network.LoadWeights(PathOf("head.dat"), keepClassifier: true);

        Assert.True(report.IsComplete);
        Assert.Equal(["aux.scale", "classifier.4.bias", "classifier.4.weight"], report.Ignored.Order());
        Assert.Throws<WeightMismatchException>(() => network.LoadWeights(PathOf("head.dat")));
    }

    [Fact]
    public void Weights_that_remain_uninitialized_cause_a_warning()
    {
        using var saved = new TinyNetwork();
        using var deeper = new TinyDeeper(initialize: false);
        saved.SaveWeights(PathOf("tiny.safetensors"));

        Assert.Contains("features.2.2.", Assert.Single(deeper.LoadWeights(PathOf("tiny.safetensors"), strict: false).Warnings), StringComparison.Ordinal);
    }

    /// <summary>A dictionary of dictionaries.</summary>
    private static byte[] Dictionary(params (string Key, byte[] Value)[] entries) =>
        PickleProgram.Start().Do("}(").Repeat(entries.Length, (p, i) => p.Text(entries[i].Key).Do(entries[i].Value)).Do("u").End();

    /// <summary>
    /// Returns states of the layers with prefixes. Kinds: "F" for the weights of the files, "0" for other weights, "0!" also without the last weight, "" for a single tensor.
    /// </summary>
    private static byte[] State(params (string Prefix, string Kind)[] parts)
    {
        var program = new PickleProgram().Do("}(");
        foreach (var (prefix, kind) in parts)
        {
            if (kind.Length == 0)
            {
                program.Text(prefix).Tensor("FloatStorage", "6", 3, 0, [], []);
                continue;
            }

            for (var i = 0; i < Layers.Weights.Count - (kind == "0!" ? 1 : 0); i++)
                Weight(prefix + Layers.Weights[i].Name, i == 1 && kind != "F" ? 2 : i, program);
            program.Text(prefix + "1.num_batches_tracked").Tensor("LongStorage", "count", 1, 0, [], []);
        }

        return program.Do("u").Bytes();
    }

    private static PickleProgram Weight(string name, int index, PickleProgram? program = null)
    {
        var shape = Layers.Weights[index].Shape;
        var strides = shape.Select((_, d) => shape.Skip(d + 1).Aggregate(1L, (product, size) => product * size)).ToArray();
        return (program ?? new()).Text(name).Tensor("FloatStorage", $"{index}", shape.Aggregate((a, b) => a * b), 0, shape, strides);
    }

    private static void AssertFilled(nn.Module module)
    {
        using var expected = Layers.CreateFilled();
        Bits.Of(expected).AssertAre(module);
    }

    private void SaveAs(nn.Module module, string file, Func<string, string> rename, params (string Name, Tensor Value)[] more)
    {
        var state = module.state_dict().ToDictionary(e => rename(e.Key), e => e.Value);
        foreach (var (name, value) in more)
            state.Add(name, value);
        using var writer = new BinaryWriter(File.Create(PathOf(file)));
        nn.Module.save_state_dict(writer, state);
    }

    private sealed class Detector : nn.Module
    {
        private readonly TorchSharp.Modules.Conv2d _predict = nn.Conv2d(16, 4, 3);

        public Detector()
            : base(nameof(Detector))
        {
            register_module("backbone", Backbone);
            register_module("predict", _predict);
        }

        public TinyNetwork Backbone { get; } = new(classes: 0);
    }
}
