using System.Globalization;
using EffNet.Networks;
using EffNet.PyTorch;
using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using EffNet.Weights;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests.PyTorch;

/// <summary>Steps of tests/scripts/pytorch-check before and after Python. An environment variable specifies the folder for files of both sides.</summary>
public sealed class PythonPeerTests
{
    private const int Images = 2;

    private static readonly string[] s_networks =
        ["EfficientNetB0", "TfEfficientNetB0", "EfficientNetLite0", "EfficientNetV2S", "MobileNetV1W100", "MobileNetV2W100", "ResNet50", .. Subjects.Probes];

    [Fact]
    public void Files_for_the_Python_check_are_written()
    {
        var folder = Folder();
        using var expected = File.CreateText(Path.Combine(folder, "expected.txt"));
        foreach (var name in s_networks)
        {
            using var model = Subjects.Find(name).CreateCalibrated();
            model.SaveWeights(Path.Combine(folder, $"{name}.pth"));
            Write(folder, name, Subjects.Find(name).Network, CalibratedState.Of(Subjects.Find(name).Network), expected);
        }

        foreach (var (index, graph) in SketchedGraphs.All.Values.Concat(OddGraphs.All.Values).Index())
        {
            using var scope = NewDisposeScope();
            var network = graph();
            Write(folder, $"Graph{index}", network, CalibratedState.Compute(network), expected);
        }
    }

    [Fact]
    public void Files_saved_by_Python_load_with_the_same_weights()
    {
        using var noGrad = no_grad();
        var folder = Folder();
        foreach (var name in s_networks)
        {
            using var scope = NewDisposeScope();
            var subject = Subjects.Find(name);
            using var model = subject.CreateBlank();
            model.LoadWeights(Path.Combine(folder, $"{name}.back.pth"));
            var state = CalibratedState.Of(subject.Network);
            Assert.All(model.state_dict(), e => Assert.True(e.Value.Equals(state[e.Key]), $"{name}: {e.Key}"));

            model.LoadWeights(Path.Combine(folder, $"{name}.trained.pth"));
            using var archived = subject.CreateBlank();
            archived.LoadWeights(Path.Combine(folder, $"{name}.trained.pt"));
            var trained = archived.state_dict();
            Assert.All(model.state_dict(), e => Assert.True(e.Value.Equals(trained[e.Key]), $"{name}: {e.Key}"));

            model.to(ScalarType.Float64);
            model.eval();
            var expected = tensor(File.ReadAllText(Path.Combine(folder, $"{name}.trained.txt")).Split(' ').Select(w => double.Parse(w, CultureInfo.InvariantCulture)).ToArray());
            Agreement.Check(expected, model.call(Draw(subject.Network)).flatten(), $"{name}'s logits after training");
        }
    }

    private static void Write(string folder, string name, Network network, IReadOnlyDictionary<string, Tensor> state, StreamWriter expected)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        (string, TorchScriptOptions)[] kinds =
        [
            ("folded", new()), ("kept", new() { FoldBatchNorms = false }), ("training", new() { Mode = TorchScriptMode.Training }),
        ];
        foreach (var (kind, options) in kinds)
            ScriptedNetwork.Export(network, new StateWeights(state), Path.Combine(folder, $"{name}.{kind}.pt"), options with { ClassName = name });
        File.WriteAllText(Path.Combine(folder, $"{name}.py"), PythonEmitter.Emit(network, new PythonOptions { ClassName = name }));
        var logits = new Interpreter(network, state).Run(Draw(network));
        var numbers = string.Join(' ', logits.data<double>().Select(number => number.ToString("R", CultureInfo.InvariantCulture)));
        expected.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {network.Input.Channels} {SizeOf(network).Height} {SizeOf(network).Width} {numbers}"));
    }

    private static Tensor Draw(Network network) => HashedNumbers.Draw("images", Images, network.Input.Channels, SizeOf(network).Height, SizeOf(network).Width);

    /// <summary>Returns the size of the test image, which is limited to 97 x 75.</summary>
    private static Extent SizeOf(Network network) => new(Math.Min(network.Input.Height, 97), Math.Min(network.Input.Width, 75));

    private static string Folder()
    {
        var folder = Environment.GetEnvironmentVariable("EFFNET_PYTORCH_FOLDER");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "tests/scripts/pytorch-check names a folder in EFFNET_PYTORCH_FOLDER.");
        return folder!;
    }
}
