using EffNet.Weights;
using EffNet.Weights.Tests.Models;
using EffNet.Weights.Tests.Support;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Weights.Tests;

/// <summary>Files that do not contain the plain weights of a network, and the messages that state what to save instead.</summary>
public sealed class FileSignTests : FileTests
{
    public static TheoryData<string[], string> Reparametrizations => new()
    {
        { ["weight_orig", "weight_mask"], "prune.remove(" },
        { ["weight_orig", "weight_u"], "remove_spectral_norm(" },
        { ["weight_g", "weight_v"], "remove_weight_norm(" },
        { ["parametrizations.weight.original0", "parametrizations.weight.original1"], "remove_parametrizations(" },
        { ["parametrizations.weight.original"], "remove_parametrizations(" },
        { ["scale", "zero_point", "_packed_params.dtype"], "before quantization" },
        { ["base_layer.weight", "lora_A.weight", "lora_B.weight"], "Merge them" },
    };

    [Theory]
    [MemberData(nameof(Reparametrizations))]
    public void Reparametrized_weight_throws_with_the_function_that_removes_the_parametrization(string[] entries, string advice)
    {
        var error = RefuseState(state =>
        {
            Assert.True(state.Remove("2.weight", out var weight));
            foreach (var entry in entries)
                state.Add($"2.{entry}", weight);
        });

        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("strict", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("keepClassifier", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Integer_weights_are_reported_as_quantized()
    {
        var error = RefuseState(state => state["0.weight"] = state["0.weight"].to(ScalarType.Int8));

        Assert.Equal("0.weight", Assert.Single(error.Report.WrongShape).Name);
        Assert.Contains("Int8", error.Message, StringComparison.Ordinal);
        Assert.Contains("before quantization", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_with_parameters_but_no_statistics_throws_and_mentions_named_parameters()
    {
        var error = RefuseState(state =>
        {
            foreach (var name in state.Keys.Where(n => n.Contains("running", StringComparison.Ordinal) || n.Contains("tracked", StringComparison.Ordinal)).ToList())
                state.Remove(name);
        });

        Assert.Equal(["1.running_mean", "1.running_var"], error.Report.Missing);
        Assert.Contains("named_parameters()", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Message_for_a_file_with_only_a_classifier_states_that_the_rest_is_missing()
    {
        var error = RefuseState(state =>
        {
            foreach (var name in state.Keys.Where(n => !n.StartsWith("2.", StringComparison.Ordinal)).ToList())
                state.Remove(name);
        });

        Assert.Equal(["2.weight", "2.bias"], error.Report.Matched);
        Assert.Contains("only the classifier", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_with_the_state_of_an_optimizer_throws_with_this_reason()
    {
        var error = RefuseState(state =>
        {
            var weight = state["0.weight"];
            state.Clear();
            foreach (var name in (string[])["exp_avg", "exp_avg_sq", "step"])
                state.Add(name, weight);
        });

        Assert.Contains("the state of an optimizer", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("torch._utils", "_rebuild_meta_tensor_no_storage", "'meta'")]
    [InlineData("torch._utils", "_rebuild_qtensor", "quantized")]
    [InlineData("torch._utils", "_rebuild_sparse_tensor", "to_dense()")]
    [InlineData("torch.storage", "_load_from_bytes", "torch.save(")]
    [InlineData("numpy.core.multiarray", "_reconstruct", "torch.from_numpy(")]
    [InlineData("own", "tensor", "save only model.state_dict()")]
    public void Weight_that_needs_a_function_call_throws_with_a_remedy(string module, string name, string advice)
    {
        var error = Refuse(LayerFile.OfFirst(p => p.Global(module, name).Do(")R")));

        Assert.Equal(LayerFile.First, error.Entry);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("}", "an empty dictionary")]
    [InlineData("](K\u0001K\u0002e", "a list of 2")]
    [InlineData("(K\u0001K\u0002t", "a tuple of 2")]
    [InlineData("N", "None")]
    [InlineData("K\u0001", "a number")]
    [InlineData("U\u0002ab", "a text")]
    [InlineData("}(K\u0001K\u0002u", "a dictionary of 1 values")]
    [InlineData("cown\nthing\n)R", "'own.thing'")]
    [InlineData("}(U\u0001acnumpy\narray\n)Ru", "'a' is an object of 'numpy.array'")]
    public void File_without_tensors_throws_with_its_content_and_a_remedy(string program, string what)
    {
        var error = Refuse(LayerFile.OfPickle(PickleProgram.Start().Do(program).End()));

        Assert.Contains(what, error.Message, StringComparison.Ordinal);
        Assert.Contains("torch.save(model.state_dict(), path)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pickle_outside_a_PyTorch_file_throws_with_a_remedy() =>
        Assert.Contains("torch.save(model.state_dict(), path)", Refuse(PickleProgram.Start(4).Do("}").End()).Message, StringComparison.Ordinal);

    [Fact]
    public void File_without_classifier_causes_a_warning_unless_0_classes_are_requested()
    {
        using var trained = new TinyNetwork(classes: 0);
        trained.SaveWeights(PathOf("features.dat"));

        using var found = TinyNetwork.Load(PathOf("features.dat"));
        using var asked = TinyNetwork.Load(PathOf("features.dat"), classes: 0);

        Assert.Equal((0, 0), (found.ClassCount, asked.ClassCount));
        Assert.Contains("classes: 5", Assert.Single(found.WeightsReport!.Warnings), StringComparison.Ordinal);
        Assert.Empty(asked.WeightsReport!.Warnings);
    }

    /// <summary>Changes the state of the layers, writes it to a file, and asserts that loading the file throws.</summary>
    private WeightMismatchException RefuseState(Action<Dictionary<string, Tensor>> change)
    {
        using var scope = NewDisposeScope();
        using var network = Layers.Create();
        var state = network.state_dict();
        change(state);
        using (var writer = new BinaryWriter(File.Create(PathOf("changed.dat"))))
            nn.Module.save_state_dict(writer, state);
        return Assert.Throws<WeightMismatchException>(() => network.LoadWeights(PathOf("changed.dat")));
    }
}
