using EffNet.Models;
using EffNet.Pictures;
using TorchSharp;
using static TorchSharp.torch;

namespace EffNet.Pictures.Tests;

public sealed class PredictionTests
{
    private static readonly string[] s_colors = ["red", "green", "blue"];
    private static readonly Preprocessing s_plain = new(8, 8, Interpolation.Bilinear, new ChannelValues(0), new ChannelValues(1));
    private static readonly Picture s_red = PreprocessingTests.Plain(10, 9, 255, 51, 0);
    private static readonly Picture s_blue = PreprocessingTests.Plain(10, 9, 0, 51, 255);

    [Fact]
    public void Predict_returns_the_best_classes_first_with_names_scores_and_probabilities()
    {
        using var model = new ColorNetwork();
        var best = Assert.Single(model.Predict([s_red], options: new PredictionOptions { Preprocessing = s_plain, ClassNames = s_colors }));
        Assert.Equal([("red", 0), ("green", 1), ("blue", 2)], best.Select(p => (p.ClassName!, p.ClassIndex)));
        Assert.Equal(1, best[0].Score, 5);
        Assert.Equal(0.2, best[1].Score, 5);
        Assert.Equal(Math.Exp(1) / (Math.Exp(1) + Math.Exp(0.2) + 1), best[0].Probability, 5);
        Assert.Equal(1, best.Sum(p => p.Probability), 9);
    }

    [Fact]
    public void Predict_returns_only_the_requested_number_of_classes()
    {
        using var model = new ColorNetwork();
        var best = Assert.Single(model.Predict([s_blue], top: 1, options: new PredictionOptions { Preprocessing = s_plain }));
        Assert.Equal((2, null), (Assert.Single(best).ClassIndex, best[0].ClassName));
    }

    [Fact]
    public void Predict_sorts_equal_scores_by_class_index()
    {
        using var model = new ColorNetwork();
        var best = Assert.Single(model.Predict([PreprocessingTests.Plain(9, 9, 70, 70, 70)], options: new PredictionOptions { Preprocessing = s_plain }));
        Assert.Equal([0, 1, 2], best.Select(p => p.ClassIndex));
    }

    [Fact]
    public void Predict_divides_many_images_into_batches()
    {
        using var model = new ColorNetwork();
        Picture[] pictures = [s_red, s_red, s_blue, s_red, s_blue];
        int[] expected = [0, 0, 2, 0, 2];
        Assert.Equal(expected, model.Predict(pictures, options: new PredictionOptions { Preprocessing = s_plain, BatchSize = 2 }).Select(best => best[0].ClassIndex));
        Assert.Equal([2, 2, 1], model.Batches);
        using var images = s_plain.ToBatch(pictures, TestContext.Current.CancellationToken);
        Assert.Equal(expected, model.Predict(images, options: new PredictionOptions { BatchSize = 4 }).Select(best => best[0].ClassIndex));
        Assert.Equal([2, 2, 1, 4, 1], model.Batches);
    }

    [Fact]
    public void Predict_runs_in_evaluation_mode_and_restores_the_mode_of_the_network()
    {
        using var model = new ColorNetwork();
        model.train();
        model.Last.eval();
        model.Predict([s_red], options: new PredictionOptions { Preprocessing = s_plain });
        Assert.Equal((true, true, false), (model.AlwaysEvaluated, model.training, model.Last.training));
        model.eval();
        model.Last.train();
        model.Predict([s_red], options: new PredictionOptions { Preprocessing = s_plain });
        Assert.Equal((true, false, true), (model.AlwaysEvaluated, model.training, model.Last.training));
    }

    [Fact]
    public void Predict_restores_the_mode_of_every_stage_of_a_generated_network()
    {
        using var model = new EfficientNetB0(classes: 4);
        model.train();
        model.Stage2.eval();
        var before = model.modules().Select(module => module.training).ToList();
        Assert.Contains(false, before);
        model.Predict([s_red], options: new PredictionOptions { Preprocessing = Preprocessing.ForTrainingFromScratch(32) });
        Assert.Equal(before, model.modules().Select(module => module.training));
    }

    [Fact]
    public void Predict_converts_images_to_the_element_type_of_the_network()
    {
        using var model = new EfficientNetB0(classes: 4, dtype: ScalarType.Float64);
        using var images = rand(2, 3, 32, 32);
        Assert.All(model.Predict(images), best => Assert.Equal(4, best.Count));
        Assert.Equal(ScalarType.Float32, images.dtype);
    }

    [Fact]
    public void Predictions_equal_the_best_logits_of_the_network()
    {
        using var model = new EfficientNetB0();
        model.eval();
        using var images = rand(2, 3, 64, 64);
        var best = model.Predict(images, top: 3);
        using var off = no_grad();
        using var logits = model.call(images);
        var (values, classes) = logits.topk(3, 1);
        using (values)
        using (classes)
        {
            Assert.Equal(classes.data<long>().ToArray(), best.SelectMany(b => b).Select(p => (long)p.ClassIndex));
            Assert.All(values.data<float>().Zip(best.SelectMany(b => b)), pair => Assert.Equal(pair.First, pair.Second.Score));
        }

        Assert.All(best.SelectMany(b => b), p => Assert.Null(p.ClassName));
    }

    [Fact]
    public void Predict_leaks_no_tensors()
    {
        using var model = new ColorNetwork();
        using var images = rand(3, 3, 4, 4);
        model.Predict(images, options: new PredictionOptions { BatchSize = 2 });
        var before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        model.Predict(images, options: new PredictionOptions { BatchSize = 2 });
        Assert.Equal(before, DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Predict_throws_for_a_wrong_number_of_class_names()
    {
        using var model = new EfficientNetB0(classes: 4);
        using var images = rand(1, 3, 32, 32);
        var error = Assert.Throws<ArgumentException>(() => model.Predict(images, options: new PredictionOptions { ClassNames = s_colors }));
        Assert.StartsWith("There are 3 class names for 4 classes", error.Message, StringComparison.Ordinal);
        using var colors = new ColorNetwork();
        Assert.Throws<ArgumentException>(() => colors.Predict(images, options: new PredictionOptions { ClassNames = ["one"] }));
    }

    [Fact]
    public void Predict_throws_if_preprocessing_is_specified_for_prepared_images()
    {
        using var model = new ColorNetwork();
        using var images = rand(1, 3, 32, 32);
        var error = Assert.Throws<ArgumentException>(() => model.Predict(images, options: new PredictionOptions { Preprocessing = s_plain }));
        Assert.Contains("'Preprocessing'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_throws_for_a_network_without_classifier()
    {
        using var model = new EfficientNetB0(classes: 0);
        using var images = rand(1, 3, 32, 32);
        var error = Assert.Throws<InvalidOperationException>(() => model.Predict(images));
        Assert.StartsWith("This EfficientNetB0 has no classifier", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_throws_for_a_network_that_returns_maps()
    {
        using var model = nn.Conv2d(3, 2, 1);
        using var images = rand(1, 3, 4, 4);
        var error = Assert.Throws<InvalidOperationException>(() => model.Predict(images));
        Assert.Contains("(1, 2, 4, 4) for 1 images; expected class scores (N, classes)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Predict_throws_for_a_class_count_or_batch_size_below_1(int top, int batchSize)
    {
        using var model = new ColorNetwork();
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Predict([s_red], top: top, options: new PredictionOptions { Preprocessing = s_plain, BatchSize = batchSize }));
    }

    [Fact]
    public void Predict_throws_with_the_image_if_a_score_is_not_finite()
    {
        using var model = new ColorNetwork();
        using var images = zeros(4, 3, 2, 2);
        images[2, 0, 0, 0] = float.NaN;
        var error = Assert.Throws<InvalidOperationException>(() => model.Predict(images, options: new PredictionOptions { BatchSize = 2 }));
        Assert.StartsWith("Image 2: the scores of ColorNetwork are not finite; class 0 has NaN.", error.Message, StringComparison.Ordinal);
        using var infinite = new FixedNetwork(1, float.PositiveInfinity);
        error = Assert.Throws<InvalidOperationException>(() => infinite.Predict([s_red, s_blue], options: new PredictionOptions { Preprocessing = s_plain }));
        Assert.StartsWith("Picture 0: the scores of FixedNetwork are not finite; class 1 has Infinity.", error.Message, StringComparison.Ordinal);
    }
}
