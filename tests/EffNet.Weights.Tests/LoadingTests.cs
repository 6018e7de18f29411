using EffNet.Models;
using EffNet.Weights;
using EffNet.Weights.Tests.Models;
using EffNet.Weights.Tests.Support;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Weights.Tests;

/// <summary>Loading all weights of a network, all except the classifier, or only those that fit; and what loading must not change.</summary>
public sealed class LoadingTests : FileTests
{
    private static readonly string[] s_classifier = ["classifier.1.weight", "classifier.1.bias"];

    [Theory]
    [InlineData("safetensors")]
    [InlineData("pth")]
    [InlineData("dat")]
    public void Classifier_is_kept_for_another_number_of_classes_if_requested(string format)
    {
        using var saved = new TinyNetwork(classes: 5);
        using var loaded = new TinyNetwork(classes: 10);
        var path = Save(saved, format);
        var before = State(loaded);

        var report = loaded.LoadWeights(path, keepClassifier: true);

        Assert.True(report.IsComplete);
        Assert.Equal(s_classifier, report.Kept.OrderDescending());
        Assert.Equal(loaded.state_dict().Count - 2, report.Matched.Count);
        foreach (var (name, weight) in loaded.state_dict())
            Assert.Equal(s_classifier.Contains(name) ? before[name] : State(saved)[name], Convert.ToHexString(weight.bytes));
    }

    [Fact]
    public void Loading_weights_with_another_number_of_classes_throws_with_a_remedy()
    {
        using var saved = new TinyNetwork(classes: 5);
        using var loaded = new TinyNetwork(classes: 10);
        var path = Save(saved, "pth");
        var before = Bits.Of(loaded);

        var error = Assert.Throws<WeightMismatchException>(() => loaded.LoadWeights(path));

        before.AssertAre(loaded);
        Assert.Contains("The file has 5 classes, but the network has 10.", error.Message, StringComparison.Ordinal);
        Assert.Contains("'classes: 5'", error.Message, StringComparison.Ordinal);
        Assert.Equal(
            [new("classifier.1.weight", "Float32 (10, 16)", "Float32 (5, 16)"), new("classifier.1.bias", "Float32 (10)", "Float32 (5)")],
            error.Report.WrongShape.OrderByDescending(m => m.Name));
    }

    [Fact]
    public void Classifier_is_kept_for_the_same_number_of_classes_if_requested()
    {
        using var saved = new TinyNetwork();
        using var loaded = new TinyNetwork();
        var before = State(loaded);

        Assert.Equal(2, loaded.LoadWeights(Save(saved, "safetensors"), keepClassifier: true).Kept.Count);

        Assert.All(s_classifier, name => Assert.Equal(before[name], State(loaded)[name]));
    }

    [Fact]
    public void File_without_classifier_is_complete_only_if_the_classifier_is_kept()
    {
        using var saved = new TinyNetwork(classes: 0);
        using var loaded = new TinyNetwork(classes: 10);
        var path = Save(saved, "safetensors");

        Assert.Equal(s_classifier, Assert.Throws<WeightMismatchException>(() => loaded.LoadWeights(path)).Report.Missing.OrderDescending());
        Assert.True(loaded.LoadWeights(path, keepClassifier: true).IsComplete);
    }

    [Fact]
    public void Network_without_classifier_ignores_the_classifier_of_the_file_if_requested()
    {
        using var saved = new TinyNetwork(classes: 5);
        using var loaded = new TinyNetwork(classes: 0);
        var path = Save(saved, "safetensors");

        Assert.Equal(s_classifier, Assert.Throws<WeightMismatchException>(() => loaded.LoadWeights(path)).Report.Unused.OrderDescending());
        var report = loaded.LoadWeights(path, keepClassifier: true);

        Assert.True(report.IsComplete);
        Assert.Equal(loaded.state_dict().Count, report.Matched.Count);
    }

    [Fact]
    public void Network_without_classifier_ignores_the_classifier_of_a_timm_file_if_requested()
    {
        using var loaded = new EfficientNetB0(classes: 0, initialize: false);
        SafetensorsBytes.WriteZeros(PathOf("b0.safetensors"), StateEntry.Read("timm_state_dict/efficientnet_b0"));

        Assert.Equal(["classifier.bias", "classifier.weight"], Assert.Throws<WeightMismatchException>(() => loaded.LoadWeights(PathOf("b0.safetensors"))).Report.Unused.Order());
        Assert.True(loaded.LoadWeights(PathOf("b0.safetensors"), keepClassifier: true).IsComplete);
    }

    [Fact]
    public void Classifier_is_kept_for_a_timm_file_with_another_number_of_classes()
    {
        using var loaded = new EfficientNetB0(classes: 10, initialize: false);
        SafetensorsBytes.WriteZeros(PathOf("b0.safetensors"), StateEntry.Read("timm_state_dict/efficientnet_b0"));

        Assert.Contains(
            "1000 classes, but the network has 10", Assert.Throws<WeightMismatchException>(() => loaded.LoadWeights(PathOf("b0.safetensors"))).Message, StringComparison.Ordinal);
        Assert.Equal(358, loaded.LoadWeights(PathOf("b0.safetensors"), keepClassifier: true).Matched.Count);
    }

    [Fact]
    public void Classifier_of_a_ResNet_is_kept_if_requested()
    {
        using var loaded = new ResNet18(classes: 10, initialize: false);
        SafetensorsBytes.WriteZeros(PathOf("resnet18.safetensors"), StateEntry.Read("state_dict/resnet18"));

        Assert.Equal(["fc.bias", "fc.weight"], loaded.LoadWeights(PathOf("resnet18.safetensors"), keepClassifier: true).Kept.Order());
    }

    [Fact]
    public void Weights_with_another_shape_in_the_file_keep_their_values_if_loading_is_not_strict()
    {
        using var saved = new TinyDeeper(classes: 10);
        using var loaded = new TinyNetwork(classes: 5);
        var path = Save(saved, "pth");
        var before = State(loaded);
        var bits = Bits.Of(loaded);

        Assert.Contains("The file has the weights of TinyDeeper", Assert.Throws<WeightMismatchException>(() => loaded.LoadWeights(path)).Message, StringComparison.Ordinal);
        bits.AssertAre(loaded);
        var report = loaded.LoadWeights(path, strict: false);

        Assert.False(report.IsComplete);
        Assert.Equal(2, report.WrongShape.Count);
        Assert.All(report.Unused, name => Assert.StartsWith("features.2.2.", name, StringComparison.Ordinal));
        Assert.Empty(report.Missing);
        foreach (var (name, weight) in State(loaded))
            Assert.Equal(s_classifier.Contains(name) ? before[name] : State(saved)[name], weight);
    }

    [Fact]
    public void Weights_missing_in_the_file_keep_their_values_if_loading_is_not_strict()
    {
        using var saved = new TinyNetwork();
        using var loaded = new TinyDeeper();
        var path = Save(saved, "safetensors");
        var before = State(loaded);

        Assert.Contains("The file has the weights of TinyNetwork", Assert.Throws<WeightMismatchException>(() => loaded.LoadWeights(path)).Message, StringComparison.Ordinal);
        var report = loaded.LoadWeights(path, strict: false);

        Assert.All(report.Missing, name => Assert.StartsWith("features.2.2.", name, StringComparison.Ordinal));
        foreach (var (name, weight) in State(loaded))
            Assert.Equal(name.StartsWith("features.2.2.", StringComparison.Ordinal) ? before[name] : State(saved)[name], weight);
    }

    [Fact]
    public void File_without_any_matching_weight_throws_even_if_loading_is_not_strict()
    {
        using var network = new TinyNetwork();

        var error = Assert.Throws<WeightMismatchException>(() => network.LoadWeights(Golden("layers_module.pth"), strict: false));

        Assert.Contains("does not contain any weights of this network", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Integer_tensor_with_the_name_of_a_weight_throws()
    {
        const string Bias = "{\"2.bias\":{\"dtype\":\"I32\",\"shape\":[3],\"data_offsets\":[0,12]}}";
        using var module = Layers.Create();

        Assert.Equal(
            [new WeightMismatch("2.bias", "Float32 (3)", "Int32 (3)")],
            Assert.Throws<WeightMismatchException>(() => module.LoadWeights(Write("bias.safetensors", SafetensorsBytes.Of(Bias, 12)))).Report.WrongShape);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(7)]
    public void Weights_for_other_input_channels_repeat_those_of_the_colors(int channels)
    {
        using var saved = new TinyNetwork();
        using var loaded = new TinyNetwork(inputChannels: channels, initialize: false);

        var report = loaded.LoadWeights(Save(saved, "safetensors"));

        Assert.Equal(["features.0.0.weight"], report.Adapted);
        Assert.True(report.IsComplete);
        Assert.Equal(AsTimm(saved.state_dict()["features.0.0.weight"], channels), loaded.state_dict()["features.0.0.weight"].data<float>().ToArray());
        Assert.Equal(State(saved)["features.3.0.weight"], State(loaded)["features.3.0.weight"]);
    }

    [Fact]
    public void Constant_image_has_the_same_logits_with_6_adapted_channels_as_with_3_channels()
    {
        using var noGrad = no_grad();
        using var saved = new TinyNetwork();
        using var loaded = new TinyNetwork(inputChannels: 6, initialize: false);
        saved.eval();
        loaded.eval();
        loaded.LoadWeights(Save(saved, "pth"));
        using var three = full(1, 3, 32, 32, 0.7f);
        using var six = full(1, 6, 32, 32, 0.7f);
        using var expected = saved.call(three);
        using var actual = loaded.call(six);

        Assert.InRange(Numbers.Distance([.. expected.data<float>().Select(v => (double)v)], actual), 0, 1e-5);
    }

    [Fact]
    public void Weights_with_names_of_timm_and_in_half_precision_are_adapted_to_other_input_channels()
    {
        using var noGrad = no_grad();
        using var colors = new TinyNetwork(initialize: false);
        using var gray = new TinyNetwork(inputChannels: 1, initialize: false);
        colors.LoadWeights(Golden("tiny_timm.safetensors"));
        gray.LoadWeights(Golden("tiny_timm.safetensors"));
        Assert.Equal(AsTimm(colors.state_dict()["features.0.0.weight"], 1), gray.state_dict()["features.0.0.weight"].data<float>().ToArray());

        colors.LoadWeights(Golden("tiny_fp16.safetensors"));
        using var half = new TinyNetwork(inputChannels: 1, dtype: ScalarType.Float16);
        half.LoadWeights(Golden("tiny_fp16.safetensors"));
        var expected = AsTimm(colors.state_dict()["features.0.0.weight"], 1).Select(v => (Half)v);
        Assert.Equal(expected, half.state_dict()["features.0.0.weight"].data<Half>().ToArray());
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(4, 3)]
    [InlineData(4, 6)]
    public void Only_weights_for_three_input_channels_are_adapted(int file, int network)
    {
        using var saved = new TinyNetwork(inputChannels: file);
        using var loaded = new TinyNetwork(inputChannels: network);
        var before = Bits.Of(loaded);

        Assert.Equal("features.0.0.weight", Assert.Throws<WeightMismatchException>(() => loaded.LoadWeights(Save(saved, "pth"))).Report.WrongShape.Single().Name);

        before.AssertAre(loaded);
    }

    [Theory]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    [InlineData(ScalarType.Float64)]
    public void Weights_are_converted_to_the_precision_of_the_network(ScalarType type)
    {
        using var exact = new TinyNetwork(initialize: false);
        using var network = new TinyNetwork(dtype: type);
        exact.LoadWeights(Golden("tiny_zip.pth"));

        network.LoadWeights(Golden("tiny_zip.pth"));

        var state = network.state_dict();
        foreach (var (name, weight) in exact.state_dict())
        {
            Assert.Equal(weight.is_floating_point() ? type : ScalarType.Int64, state[name].dtype);
            Numbers.AssertEqual(weight, state[name], name);
        }
    }

    [Fact]
    public void Loading_keeps_parameters_frozen_and_attached_to_their_optimizer()
    {
        using var scope = NewDisposeScope();
        using var network = new TinyNetwork();
        foreach (var parameter in network.Stem.parameters())
            parameter.requires_grad = false;
        var before = network.named_parameters().ToDictionary(p => p.name, p => (p.parameter.Handle, p.parameter.requires_grad));
        using var optimizer = optim.SGD(network.parameters(), learningRate: 0.5);

        network.LoadWeights(Golden("tiny_zip.pth"));

        Assert.Equal(before, network.named_parameters().ToDictionary(p => p.name, p => (p.parameter.Handle, p.parameter.requires_grad)));
        Assert.Contains(before.Values, p => !p.requires_grad);
        Assert.All(network.parameters(), p => Assert.True(p.is_leaf));
        var loaded = State(network);
        network.train();
        network.call(HashedNumbers.Images(2, 3, 32, 32)).square().sum().backward();
        optimizer.step();
        Assert.NotEqual(loaded["features.3.0.weight"], State(network)["features.3.0.weight"]);
        Assert.Equal(loaded["features.0.0.weight"], State(network)["features.0.0.weight"]);
    }

    [Fact]
    public void Loading_keeps_the_mode_of_the_network()
    {
        using var network = new TinyNetwork();
        network.eval();
        network.LoadWeights(Golden("tiny_zip.pth"));
        Assert.False(network.training);
    }

    [Theory]
    [InlineData("tiny_zip.pth")]
    [InlineData("tiny_legacy.pth")]
    [InlineData("tiny_fp16.safetensors")]
    [InlineData("tiny_timm.safetensors")]
    [InlineData("layers_one_storage.pth")]
    public void Successful_and_failed_loading_leak_no_tensors(string file)
    {
        using var network = new TinyNetwork();
        using var gray = new TinyNetwork(inputChannels: 1);
        using var module = Layers.Create();
        var path = Golden(file);
        void Load()
        {
            if (file.StartsWith("tiny", StringComparison.Ordinal))
            {
                network.LoadWeights(path);
                gray.LoadWeights(path);
                Assert.Throws<WeightMismatchException>(() => module.LoadWeights(path));
            }
            else
            {
                module.LoadWeights(path);
                Assert.Throws<WeightMismatchException>(() => network.LoadWeights(path));
            }
        }

        Load();

        Assert.Equal(0, LiveTensors.LeftBy(Load));
    }

    [Fact]
    public void File_that_fails_during_loading_leaks_no_tensors()
    {
        var entries = LayerFile.Entries();
        entries[^2] = entries[^2] with { Checksum = 1 };
        var path = Write("broken.pth", Archive.Write(entries));
        using var module = Layers.Create();
        void Load() => Refuse(module, path);
        Load();

        Assert.Equal(0, LiveTensors.LeftBy(Load));
    }

    [Theory]
    [InlineData("safetensors", null)]
    [InlineData("pth", ScalarType.BFloat16)]
    [InlineData("dat", ScalarType.Float16)]
    public void Saving_leaks_no_tensors(string format, ScalarType? type)
    {
        using var network = new TinyNetwork();
        void Saving() => network.SaveWeights(PathOf("weights." + format), type);
        Saving();

        Assert.Equal(0, LiveTensors.LeftBy(Saving));
    }

    [Fact]
    public void Report_has_one_line_for_each_kind_of_difference()
    {
        using var saved = new TinyDeeper(classes: 10);
        using var loaded = new TinyNetwork(classes: 5, inputChannels: 1);
        var path = Save(saved, "pth");

        var lines = loaded.LoadWeights(path, strict: false).ToString().Split(Environment.NewLine);

        Assert.Equal($"{path}: PyTorch, the network's own names; {loaded.state_dict().Count - 2} weights matched", lines[0]);
        Assert.StartsWith("  22 only in the file: features.2.2.", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(", …", lines[1], StringComparison.Ordinal);
        Assert.StartsWith(
            "  2 with a different shape or type: classifier.1.weight (the network has Float32 (5, 16), the file has Float32 (10, 16))", lines[2], StringComparison.Ordinal);
        Assert.Equal("  1 adapted to the input channels: features.0.0.weight", lines[3]);
        Assert.Equal(4, lines.Length);
    }

    /// <summary>timm's adapt_input_conv, number by number.</summary>
    private static float[] AsTimm(Tensor filters, long channels)
    {
        var (outputs, size) = (filters.shape[0], filters.shape[2] * filters.shape[3]);
        var colors = filters.data<float>().ToArray();
        var adapted = new float[outputs * channels * size];
        for (var o = 0L; o < outputs; o++)
        {
            for (var c = 0L; c < channels; c++)
            {
                for (var i = 0L; i < size; i++)
                {
                    float Color(long color) => colors[(((o * 3) + color) * size) + i];
                    adapted[(((o * channels) + c) * size) + i] = channels == 1 ? Color(0) + Color(1) + Color(2) : Color(c % 3) * (float)(3.0 / channels);
                }
            }
        }

        return adapted;
    }

    private static Dictionary<string, string> State(nn.Module network) => network.state_dict().ToDictionary(entry => entry.Key, entry => Convert.ToHexString(entry.Value.bytes));

    private string Save(UnrolledNetwork network, string format)
    {
        network.SaveWeights(PathOf("saved." + format));
        return PathOf("saved." + format);
    }
}
