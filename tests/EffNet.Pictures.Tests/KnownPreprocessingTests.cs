using EffNet.Models;
using EffNet.Pictures;
using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet.Pictures.Tests;

/// <summary>If the caller specifies no preprocessing and no class names, those of the network's weights are used.</summary>
public sealed class KnownPreprocessingTests : IDisposable
{
    private static readonly Picture s_picture = PreprocessingTests.Plain(60, 50, 200, 90, 10);
    private static readonly Preprocessing s_known = new(40, 32, Interpolation.Bilinear, new ChannelValues(0.5f), new ChannelValues(0.25f));
    private static readonly string[] s_names = ["cat", "dog", "emu"];

    private readonly PictureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Predict_uses_the_preprocessing_and_class_names_of_the_weights()
    {
        using var model = Knowing();
        using var image = s_known.ToTensor(s_picture);

        var expected = model.Predict(image, options: new PredictionOptions { ClassNames = s_names })[0];

        Assert.Equal(expected, model.Predict(s_picture));
        Assert.Equal(expected, model.Predict([s_picture])[0]);
        Assert.Equal(["cat", "dog", "emu"], model.Predict(s_picture).Select(p => p.ClassName).Order());
    }

    [Fact]
    public void PredictFiles_uses_the_preprocessing_and_class_names_of_the_weights()
    {
        using var model = Knowing();
        var file = _folder.Add("a.png", 200, 90, 10);

        Assert.Equal(model.Predict(PictureFile.Load(file)), Assert.Single(model.PredictFiles([file], cancellationToken: TestContext.Current.CancellationToken)).Best);
    }

    [Fact]
    public void Evaluate_uses_the_preprocessing_of_the_weights()
    {
        using var model = Knowing();
        foreach (var name in s_names)
            _folder.Add($"{name}/a.png", 200, 90, 10);

        Assert.Equal(
            model.Evaluate(_folder.Path, s_known, cancellationToken: TestContext.Current.CancellationToken).Top1,
            model.Evaluate(_folder.Path, cancellationToken: TestContext.Current.CancellationToken).Top1);
    }

    [Fact]
    public void Prediction_options_take_precedence_over_the_weights()
    {
        using var model = Knowing();
        var other = s_known with { Crop = 24 };
        using var image = other.ToTensor(s_picture);

        var best = model.Predict(s_picture, top: 1, options: new PredictionOptions { Preprocessing = other, ClassNames = ["a", "b", "c"] });

        Assert.Equal(model.Predict(image, top: 1, options: new PredictionOptions { ClassNames = ["a", "b", "c"] })[0], best);
    }

    [Fact]
    public void Predictions_of_a_network_without_preprocessing_throw_with_the_remedy()
    {
        using var model = new EfficientNetB0(classes: 3);

        var errors = new[]
        {
            Assert.Throws<InvalidOperationException>(() => model.Predict(s_picture)),
            Assert.Throws<InvalidOperationException>(() => model.Predict([s_picture])),
            Assert.Throws<InvalidOperationException>(() => model.PredictFiles(["a.png"], cancellationToken: TestContext.Current.CancellationToken)),
            Assert.Throws<InvalidOperationException>(() => model.Evaluate(_folder.Path, cancellationToken: TestContext.Current.CancellationToken)),
        };

        Assert.All(errors, e => Assert.Contains("'preprocessing'", e.Message, StringComparison.Ordinal));
        Assert.All(errors, e => Assert.Contains("EfficientNetB0.LoadAsync", e.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Predict_throws_without_preprocessing_for_a_module_that_is_not_a_generated_network()
    {
        using var model = new ColorNetwork();

        Assert.Contains("'preprocessing'", Assert.Throws<InvalidOperationException>(() => model.Predict(s_picture)).Message, StringComparison.Ordinal);
    }

    /// <summary>A network with a thousand outputs is not necessarily for ImageNet.</summary>
    [Fact]
    public void Predictions_of_1000_classes_without_names_have_no_class_names()
    {
        using var model = new EfficientNetB0();
        using var images = rand(1, 3, 32, 32);

        Assert.All(model.Predict(images)[0], p => Assert.Null(p.ClassName));
    }

    private static EfficientNetB0 Knowing() => new(classes: 3) { WeightsInfo = new WeightsInfo { Preprocessing = s_known, ClassNames = s_names } };
}
