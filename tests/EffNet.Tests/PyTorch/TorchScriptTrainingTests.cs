using EffNet.Networks;
using EffNet.PyTorch;
using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using EffNet.Weights;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests.PyTorch;

/// <summary>Compares a training step of archives in libtorch with the step of the generated network.</summary>
public sealed class TorchScriptTrainingTests
{
    private static readonly TorchScriptOptions s_training = new() { Mode = TorchScriptMode.Training };

    public static TheoryData<string> Cases => [.. Sweep.Add(
        ["EfficientNetB0", "TfEfficientNetB0", "ResNet18", "GeluProbeSymmetric", "BottleneckProbeDropping", "SeparableProbeSame", "PoolProbeSame"],
        "EfficientNetV2S", "MobileNetV2W100", "EfficientNetB3")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void TorchScript_gradients_and_statistics_equal_the_generated_network(string name)
    {
        using var scope = NewDisposeScope();
        var subject = Subjects.Find(name);
        using var model = subject.CreateCalibrated().to(ScalarType.Float64);
        Randomness.TrainWithoutIt(model);
        var images = HashedNumbers.Draw("images", 4, subject.Network.Input.Channels, 64, 48);
        using var scripted = ScriptedNetwork.Load(WithoutChance(subject.Network), model.ToWeightSource(), s_training);

        Loss(model.call(images)).backward();
        Loss(scripted.call(images)).backward();

        var (expected, actual) =
            (model.named_parameters().ToDictionary(p => p.name, p => p.parameter.grad!), scripted.named_parameters().ToDictionary(p => p.name, p => p.parameter.grad!));
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        Agreement.Check(Join(expected, expected.Keys), Join(actual, expected.Keys), "the gradients");
        foreach (var (buffer, value) in model.named_buffers())
            Agreement.Check(value, scripted.named_buffers().Single(b => b.name == buffer).buffer, buffer);
        Assert.All(scripted.named_buffers().Where(b => b.name.EndsWith("tracked", StringComparison.Ordinal)), b => Assert.Equal(1, b.buffer.item<long>()));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void TorchScript_parameters_and_buffers_have_the_names_of_the_network(string name)
    {
        var network = NetworkCatalog.Find(name);

        using var scripted = ScriptedNetwork.Load(network, CalibratedState.Of(network), s_training);

        Assert.True(scripted.training);
        Assert.Equal(Of(StateTensorKind.Parameter), scripted.named_parameters().Select(p => p.name));
        Assert.Equal(Of(StateTensorKind.Statistic, StateTensorKind.Count), scripted.named_buffers().Select(b => b.name));
        Assert.All(scripted.parameters(), p => Assert.True(p.requires_grad));

        IEnumerable<string> Of(params StateTensorKind[] kinds) => network.State.Where(t => kinds.Contains(t.Kind)).Select(t => t.Name);
    }

    [Fact]
    public void TorchScript_dropout_and_stochastic_depth_are_random_only_in_training()
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var network = NetworkCatalog.Find("BottleneckProbeDropping");
        using var scripted = ScriptedNetwork.Load(network, CalibratedState.Of(network), s_training);
        scripted.to(ScalarType.Float64);
        var images = HashedNumbers.Draw("images", 4, 3, 48, 48);

        Assert.False(scripted.call(images).Equals(scripted.call(images)), "two passes in training are the same");
        scripted.eval();
        Assert.True(scripted.call(images).Equals(scripted.call(images)), "two passes in evaluation differ");
        scripted.train();
        Assert.False(scripted.call(images).Equals(scripted.call(images)), "two passes in training are the same");
    }

    [Fact]
    public void TorchScript_stochastic_depth_drops_samples_at_its_rate_and_keeps_the_mean()
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        const int Samples = 4000;
        var graph = new GraphBuilder(EffNet.Networks.Shape.Square(2, 1));
        var convolved = graph.Add("Conv", "conv", new Convolution(2, 2, Extent.One, Extent.One, 1, default, Bias: false), graph.Image);
        graph.Add("Flat", null, new Flatten(), graph.Add("Drop", "drop", new EffNet.Networks.StochasticDepth(0.25), convolved));
        graph.EndBlock("Body", string.Empty, standsAlone: true);
        graph.EndStage(blocks => new Stage("body", "Body", "test", "Test", string.Empty, 2, 1, 1, blocks));
        using var scripted = ScriptedNetwork.Load(
            graph.Build(0, Initialization.Torchvision), new Dictionary<string, Tensor> { ["conv.weight"] = eye(2).reshape(2, 2, 1, 1) }, s_training);

        var result = scripted.call(ones(Samples, 2, 1, 1));

        Assert.True(result[.., 0].Equals(result[.., 1]), "a sample is dropped in a part");
        var kept = result[.., 0].count_nonzero().item<long>();
        Assert.InRange(kept, 0.72 * Samples, 0.78 * Samples);
        Assert.Equal(1 / 0.75, result.max().item<float>(), 6);
    }

    [Fact]
    public void TorchScript_batch_norm_throws_for_one_value_per_channel_and_does_not_count_the_batch()
    {
        using var scope = NewDisposeScope();
        var network = OddGraphs.All["a batch norm that follows no convolution"]();
        using var scripted = ScriptedNetwork.Load(network, CalibratedState.Compute(network), s_training);

        Assert.Contains("more than 1 value per channel", Assert.ThrowsAny<Exception>(() => scripted.call(ones(1, 3, 1, 1))).Message, StringComparison.Ordinal);
        Assert.All(scripted.named_buffers().Where(b => b.name.EndsWith("tracked", StringComparison.Ordinal)), b => Assert.Equal(0, b.buffer.item<long>()));
    }

    [Fact]
    public void Weights_loaded_from_a_training_archive_equal_the_exported_weights_bit_for_bit()
    {
        using var scope = NewDisposeScope();
        using var directory = new TemporaryDirectory();
        using var saved = (UnrolledNetwork)Subjects.Find("BasicProbeDropping").CreateCalibrated();
        using var loaded = (UnrolledNetwork)Subjects.Find("BasicProbeDropping").CreateBlank();
        saved.WeightsInfo = saved.WeightsInfo with { ClassNames = ["a", "b", "c", "d", "e"] };
        saved.get_buffer("bn1.num_batches_tracked")!.fill_(12345678901);

        saved.ExportTorchScript(directory.PathOf("network.pt"), TorchScriptMode.Training, cancellationToken: TestContext.Current.CancellationToken);
        var report = loaded.LoadWeights(directory.PathOf("network.pt"));

        Assert.True(report.IsComplete);
        Assert.Equal(saved.WeightsInfo.ClassNames, loaded.WeightsInfo.ClassNames);
        var state = loaded.state_dict();
        Assert.All(saved.state_dict(), e => Assert.True(e.Value.Equals(state[e.Key]), e.Key));
    }

    [Fact]
    public void Loading_weights_from_an_archive_with_folded_norms_throws_with_the_reason()
    {
        using var scope = NewDisposeScope();
        using var directory = new TemporaryDirectory();
        using var network = (UnrolledNetwork)Subjects.Find("FusedProbeDropping").CreateCalibrated();
        network.ExportTorchScript(directory.PathOf("network.pt"), cancellationToken: TestContext.Current.CancellationToken);

        var error = Assert.Throws<WeightMismatchException>(() => network.LoadWeights(directory.PathOf("network.pt")));

        Assert.Contains("are folded into convolutions", error.Message, StringComparison.Ordinal);
    }

    private static Network WithoutChance(Network network) => network.Edit((node, _) => node.Operation switch
    {
        Dropout => node with { Operation = new Dropout(0) },
        EffNet.Networks.StochasticDepth => node with { Operation = new EffNet.Networks.StochasticDepth(0) },
        _ => node,
    });

    private static Tensor Join(Dictionary<string, Tensor> gradients, IEnumerable<string> names) => cat([.. names.Select(name => gradients[name].flatten())]);

    private static Tensor Loss(Tensor logits) => (logits * HashedNumbers.Draw("loss", logits.shape)).sum();
}
