using EffNet.Explanation;
using EffNet.Inference;
using EffNet.Models;
using EffNet.Pictures;
using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using EffNet.Weights;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests.Inference;

/// <summary>Engines of TorchSharp networks: changes that users made to a network are in the engine, or throw an exception that names them.</summary>
public sealed class CompiledNetworkTests : IDisposable
{
    private readonly EfficientNetB0 _model = (EfficientNetB0)Subjects.Find("EfficientNetB0").CreateCalibrated(10);

    public void Dispose() => _model.Dispose();

    [Fact]
    public void Compiled_engine_computes_the_same_as_the_network_in_evaluation_mode()
    {
        using var images = HashedNumbers.Images(3, 3, 64, 96);
        using var expected = _model.call(images).detach();
        _model.train();

        using var engine = _model.Compile(new InferenceOptions { Threads = 2 });

        Assert.True(_model.training);
        Assert.Equal(10, engine.Network.ClassCount);
        Check(expected, engine, images);
    }

    [Fact]
    public void Predictions_and_activation_maps_of_a_compiled_engine_equal_those_of_the_network()
    {
        var pixels = new byte[3 * 90 * 70];
        new Random(1).NextBytes(pixels);
        var picture = new Picture(90, 70, pixels);
        var preprocessing = Preprocessing.ForTrainingFromScratch(96);
        _model.WeightsInfo = new WeightsInfo { Preprocessing = preprocessing, ClassNames = [.. Enumerable.Range(0, 10).Select(i => $"class {i}")] };
        using var engine = _model.Compile();
        using var image = preprocessing.ToTensor(picture);
        using var maps = ClassActivation.Cam(_model, image);

        var map = engine.Cam(picture, cancellationToken: TestContext.Current.CancellationToken);

        var largest = _model.Predict(picture, top: 1)[0].Score;
        Assert.All(_model.Predict(picture).Zip(engine.Predict(picture)), pair =>
        {
            Assert.Equal((pair.First.ClassIndex, pair.First.ClassName), (pair.Second.ClassIndex, pair.Second.ClassName));
            Assert.Equal(pair.First.Score, pair.Second.Score, 5e-5 * Math.Max(1, largest));
            Assert.Equal(pair.First.Probability, pair.Second.Probability, 5e-5);
        });
        Assert.Equal(maps.ClassIndices[0], map.ClassIndex);
        Assert.Equal(maps.Probabilities[0], map.Probability, 5e-5);
        var expected = maps.Maps.data<float>().ToArray();
        Assert.All(expected.Zip(map.Values.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 5e-5 * expected.Max(Math.Abs)));
    }

    [Theory]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.Float64)]
    public void Compile_accepts_weights_in_half_and_double_precision(ScalarType type)
    {
        using var images = HashedNumbers.Images(1, 3, 64, 64);
        _model.to(type);
        using var engine = _model.Compile();
        _model.to(ScalarType.Float32);
        using var expected = _model.call(images).detach();

        Check(expected, engine, images);
    }

    [Fact]
    public void Engine_does_not_change_if_the_weights_of_its_network_change()
    {
        using var images = HashedNumbers.Images(1, 3, 64, 64);
        using var expected = _model.call(images).detach();
        using var engine = _model.Compile();
        using (no_grad())
        {
            foreach (var parameter in _model.parameters())
                parameter.zero_();
        }

        Check(expected, engine, images);
    }

    [Fact]
    public void Compile_throws_if_the_network_has_hooks()
    {
        _model.Stage2.register_forward_hook((_, _, output) => output);

        Assert.Contains("has hooks", Assert.Throws<NotSupportedException>(() => _model.Compile()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Engine_has_the_class_names_of_the_network()
    {
        _model.WeightsInfo = _model.WeightsInfo with { ClassNames = [.. Enumerable.Range(0, 10).Select(i => $"class {i}")] };

        using var engine = _model.Compile();

        Assert.Equal(_model.WeightsInfo.ClassNames, engine.Info.ClassNames);
    }

    [Fact]
    public void Engine_from_a_weight_file_equals_the_compiled_network()
    {
        using var saved = new MemoryStream();
        _model.SaveWeights(saved, WeightFormat.Safetensors);
        saved.Position = 0;
        using var images = HashedNumbers.Images(1, 3, 64, 64);
        using var weights = NetworkWeights.Open(EfficientNetB0.Definition.Network, saved);
        using var fromFile = InferenceEngine.Create(weights);
        using var live = _model.Compile();

        Assert.Equal(Run(live, images), Run(fromFile, images));
        Assert.Contains("classifier.1.weight", Assert.Throws<ArgumentException>(() => EfficientNetB0.Engine.Create(_model.ToWeightSource())).Message, StringComparison.Ordinal);
    }

    private static void Check(Tensor expected, InferenceEngine engine, Tensor images)
    {
        using var actual = tensor(Run(engine, images), expected.shape);
        using var precise = expected.to(ScalarType.Float64);
        Agreement.Check(precise, actual);
    }

    private static float[] Run(InferenceEngine engine, Tensor images)
    {
        var scores = new float[images.shape[0] * engine.Network.ClassCount];
        engine.Run(images.data<float>().ToArray(), (int)images.shape[2], (int)images.shape[3], scores);
        return scores;
    }
}
