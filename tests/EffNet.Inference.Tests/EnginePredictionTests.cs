using EffNet.Inference.Tests.Reference;
using EffNet.Networks;
using EffNet.Pictures;
using EffNet.Weights;
using Xunit;

namespace EffNet.Inference.Tests;

public sealed class EnginePredictionTests
{
    private static readonly Preprocessing s_preprocessing = new(72, 64, Interpolation.Bicubic, Preprocessing.ImageNetMean, Preprocessing.ImageNetStandardDeviation);
    private static readonly Network s_network = TestNetworks.Find("EfficientNetB0").With(height: 64, width: 64, classCount: 5);
    private static readonly TestWeights s_weights = TestWeights.OfLarger(s_network);
    private static readonly WeightsInfo s_info = new() { Preprocessing = s_preprocessing, ClassNames = ["a", "b", "c", "d", "e"] };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(32)]
    public void Predictions_are_the_softmax_of_the_scores(int batchSize)
    {
        using var engine = Create();
        Picture[] pictures = [.. Enumerable.Range(0, 3).Select(Draw)];

        var predictions = engine.Predict(pictures, top: 3, new PredictionOptions { BatchSize = batchSize });

        for (var i = 0; i < pictures.Length; i++)
        {
            var scores = new float[5];
            engine.Run(Prepare(pictures[i]), scores);
            var sum = scores.Sum(s => Math.Exp(s));
            var best = Enumerable.Range(0, 5).OrderByDescending(c => scores[c]).Take(3).ToList();
            Assert.Equal(best, predictions[i].Select(p => p.ClassIndex));
            Assert.Equal(best.Select(c => s_info.ClassNames![c]), predictions[i].Select(p => p.ClassName));
            Assert.All(predictions[i], p => Assert.Equal(scores[p.ClassIndex], p.Score));
            Assert.All(predictions[i], p => Assert.Equal(Math.Exp(scores[p.ClassIndex]) / sum, p.Probability, 1e-9));
        }

        Assert.Equal(predictions[1], engine.Predict(pictures[1], top: 3));
    }

    [Fact]
    public void Prediction_options_override_the_metadata_of_the_weights()
    {
        using var engine = Create();
        var other = s_preprocessing with { Crop = 96, Resize = 96 };

        var prediction = engine.Predict(Draw(1), top: 1, new PredictionOptions { Preprocessing = other, ClassNames = ["v", "w", "x", "y", "z"] })[0];

        var scores = new float[5];
        engine.Run(Prepare(Draw(1), other), 96, 96, scores);
        Assert.Equal(scores.Max(), prediction.Score);
        Assert.Equal("vwxyz"[prediction.ClassIndex].ToString(), prediction.ClassName);
    }

    [Fact]
    public void Engine_options_can_provide_missing_metadata_of_the_weights()
    {
        using var engine = InferenceEngine.Create(s_network, s_weights, new InferenceOptions { Info = s_info });

        Assert.Equal(s_info, engine.Info);
        Assert.Equal("abcde"[engine.Predict(Draw(1), top: 1)[0].ClassIndex].ToString(), engine.Predict(Draw(1), top: 1)[0].ClassName);
        Assert.Throws<ArgumentException>(() => InferenceEngine.Create(s_network, s_weights, new InferenceOptions { Info = new WeightsInfo { ClassNames = ["a"] } }));
    }

    [Fact]
    public void Engine_with_several_outputs_gives_the_same_predictions()
    {
        using var plain = Create();
        using var engine = InferenceEngine.Create(s_network, s_weights, s_info, new InferenceOptions { Outputs = InferenceOutputs.Features | InferenceOutputs.Embedding });

        Assert.Equal(plain.Predict(Draw(1)), engine.Predict(Draw(1)));
    }

    [Fact]
    public void Predict_throws_for_invalid_arguments_and_networks_that_cannot_classify_pictures()
    {
        using var unknown = InferenceEngine.Create(s_network, s_weights);
        Assert.StartsWith("The preprocessing is unknown", Assert.Throws<InvalidOperationException>(() => unknown.Predict(Draw(1))).Message, StringComparison.Ordinal);
        using var engine = Create();
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.Predict(Draw(1), top: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.Predict(Draw(1), options: new PredictionOptions { BatchSize = 0 }));
        Assert.StartsWith(
            "There are 2 class names for 5 classes",
            Assert.Throws<ArgumentException>(() => engine.Predict(Draw(1), options: new PredictionOptions { ClassNames = ["a", "b"] })).Message,
            StringComparison.Ordinal);
        Assert.Empty(engine.Predict([]));
        Assert.StartsWith("Picture 1 is null.", Assert.Throws<ArgumentException>(() => engine.Predict([Draw(1), null!])).Message, StringComparison.Ordinal);
        var flat = new PredictionOptions { Preprocessing = s_preprocessing with { StandardDeviation = new ChannelValues(0, 1, 1) } };
        Assert.Contains("must be greater than 0", Assert.Throws<InvalidOperationException>(() => engine.Predict(Draw(1), options: flat)).Message, StringComparison.Ordinal);

        var gray = s_network.With(inputChannels: 1);
        using var other = InferenceEngine.Create(gray, TestWeights.OfLarger(gray), s_info, options: null);
        Assert.StartsWith(
            "Pictures have 3 channels, but this network expects images with 1",
            Assert.Throws<InvalidOperationException>(() => other.Predict(Draw(1))).Message,
            StringComparison.Ordinal);

        var features = s_network.With(classCount: 0);
        using var headless = InferenceEngine.Create(features, s_weights, s_info with { ClassNames = null }, options: null);
        Assert.StartsWith("This network has no classifier", Assert.Throws<InvalidOperationException>(() => headless.Predict(Draw(1))).Message, StringComparison.Ordinal);
        Assert.StartsWith("This network has no classifier", Assert.Throws<InvalidOperationException>(() => headless.Cam(Draw(1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_throws_with_picture_and_class_if_a_score_is_not_finite()
    {
        var broken = s_weights.With(s_network, (key, values) => key == "classifier.1.bias" ? [0, 0, float.NaN, 0, 0] : values);
        using var engine = InferenceEngine.Create(s_network, broken, s_info, options: null);

        Assert.StartsWith(
            "Picture 0: the scores of the network are not finite; class 2 has NaN.",
            Assert.Throws<InvalidOperationException>(() => engine.Predict(Draw(1))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EfficientNetB0", 64, 80, false)]
    [InlineData("EfficientNetB0", 97, 64, true)]
    [InlineData("ResNet18", 96, 65, false)]
    [InlineData("MobileNetV1W100", 64, 64, false)]
    public void Activation_maps_are_feature_maps_weighted_with_the_weights_of_the_class(string name, int height, int width, bool hasHalves)
    {
        var network = TestNetworks.Find(name).With(height: height, width: width, classCount: 5);
        var weights = TestWeights.OfLarger(network);
        var images = Images.Draw(network.Input, 3, count: 2);
        using var engine = InferenceEngine.Create(network, weights, new InferenceOptions { Threads = 2, HalfWeights = hasHalves });

        var maps = engine.Cam(images, height, width, [4, 1]);

        Assert.Equal([4, 1], maps.Select(m => m.ClassIndex));
        var rows = weights.Doubles($"{network.Classifier!.Linear.Path}.weight");
        for (var i = 0; i < 2; i++)
        {
            var image = images.AsSpan(i * (int)network.Input.Elements, (int)network.Input.Elements);
            var results = new NaiveNetwork(network, weights).Run(image, [network.Outputs[0].Value, network.Classifier.Maps!.Value]);
            var (scores, features) = (results[0], results[1]);
            var pixels = maps[i].Height * maps[i].Width;
            var channels = features.Length / pixels;
            double[] expected =
            [
                .. Enumerable.Range(0, pixels).Select(p => Enumerable.Range(0, channels).Sum(c => rows[(maps[i].ClassIndex * channels) + c] * features[(c * pixels) + p]))
            ];
            Assert.True(Difference.Of(maps[i].Values.ToArray(), expected) < (hasHalves ? 0.02 : 5e-5));
            Assert.Equal(Math.Exp(scores[maps[i].ClassIndex]) / scores.Sum(Math.Exp), maps[i].Probability, hasHalves ? 0.02 : 1e-4);
        }
    }

    [Fact]
    public void Activation_maps_are_the_same_if_features_are_an_output()
    {
        using var plain = Create();
        using var engine = InferenceEngine.Create(s_network, s_weights, s_info, new InferenceOptions { Outputs = InferenceOutputs.Features });

        Assert.Equal(plain.Cam(Draw(1)).Values.ToArray(), engine.Cam(Draw(1)).Values.ToArray());
    }

    [Fact]
    public async Task Engine_can_be_disposed_during_a_prediction()
    {
        for (var round = 0; round < 20; round++)
        {
            using var engine = Create();
            var disposing = Task.Run(engine.Dispose, TestContext.Current.CancellationToken);
            try
            {
                for (var i = 0; i < 3; i++)
                {
                    Assert.Equal(5, engine.Predict(Draw(1)).Count);
                    Assert.Equal(2, engine.Cam(Draw(1)).Height);
                }
            }
            catch (ObjectDisposedException)
            {
                // The engine was disposed first.
            }

            await disposing;
        }
    }

    [Fact]
    public void Activation_map_is_of_the_best_class_by_default()
    {
        using var engine = Create();
        var best = engine.Predict(Draw(1), top: 1)[0];

        var map = engine.Cam(Draw(1));

        Assert.Equal((best.ClassIndex, best.ClassName, best.Probability), (map.ClassIndex, map.ClassName, map.Probability));
        Assert.Equal((2, 2), (map.Height, map.Width));
        Assert.Equal(3, engine.Cam(Draw(1), classIndex: 3).ClassIndex);
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.Cam(Draw(1), classIndex: 5));
        Assert.Throws<ArgumentException>(() => engine.Cam(Prepare(Draw(1)), 64, 64, [1, 2]));
    }

    private static InferenceEngine Create() => InferenceEngine.Create(s_network, s_weights, s_info, new InferenceOptions { Threads = 2 });

    private static float[] Prepare(Picture picture, Preprocessing? preprocessing = null)
    {
        preprocessing ??= s_preprocessing;
        var values = new float[3 * preprocessing.Crop * preprocessing.Crop];
        preprocessing.Prepare(picture, values);
        return values;
    }

    private static Picture Draw(int seed)
    {
        var pixels = new byte[3 * 90 * 70];
        new Random(seed).NextBytes(pixels);
        return new Picture(90, 70, pixels);
    }
}
