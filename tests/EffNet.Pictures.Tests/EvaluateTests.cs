using EffNet.Pictures;
using static TorchSharp.torch;

namespace EffNet.Pictures.Tests;

public sealed class EvaluateTests : IDisposable
{
    private readonly PictureFolder _folder = new();
    private readonly ColorNetwork _model = new();

    public void Dispose()
    {
        _folder.Dispose();
        _model.Dispose();
    }

    [Fact]
    public void Evaluate_counts_correct_and_wrong_predictions_of_each_class()
    {
        FillThree();
        var broken = _folder.AddBroken("b-green/broken.jpg");
        var result = Evaluate(new EvaluationOptions { BatchSize = 2 });
        Assert.Equal((6, 4), (result.Count, result.Top1Count));
        Assert.Equal(4 / 6.0, result.Top1);
        Assert.Equal(
            [new ClassResult(0, "a-red", 3, 2, 2), new ClassResult(1, "b-green", 1, 2, 1), new ClassResult(2, "c-blue", 2, 2, 1)],
            result.ClassResults);
        Assert.Equal(
            [new Confusion(0, 0, 2), new Confusion(0, 2, 1), new Confusion(1, 1, 1), new Confusion(2, 1, 1), new Confusion(2, 2, 1)],
            result.Confusions);
        Assert.Equal(broken, Assert.Single(result.Unreadable).Path);
        Assert.True(_model.AlwaysEvaluated);
    }

    [Fact]
    public void Top_5_accuracy_counts_only_the_best_five_classes()
    {
        // The picture is of class 6 of seven. The fixed scores of the networks rank this class sixth or fifth.
        using var sixth = new FixedNetwork(7, 6, 5, 4, 3, 1, 2);
        using var fifth = new FixedNetwork(7, 6, 5, 4, 2, 1, 3);
        for (var i = 0; i < 7; i++)
            Directory.CreateDirectory(Path.Combine(_folder.Path, $"{i}"));
        _folder.Add("6/a.png", 1, 2, 3);
        Assert.Equal(0, sixth.Evaluate(_folder.Path, PictureFolder.Plain, cancellationToken: TestContext.Current.CancellationToken).Top(5));
        Assert.Equal(1, fifth.Evaluate(_folder.Path, PictureFolder.Plain, cancellationToken: TestContext.Current.CancellationToken).Top(5));
    }

    [Fact]
    public void Precision_recall_and_F1_equal_those_of_scikit_learn()
    {
        // precision_recall_fscore_support([0, 0, 0, 1, 2, 2], [0, 0, 2, 1, 1, 2]), by class and with average="macro".
        FillThree();
        var result = Evaluate();
        AssertClose([1, 0.5, 0.5], result.ClassResults.Select(c => c.Precision));
        AssertClose([2 / 3.0, 1, 0.5], result.ClassResults.Select(c => c.Recall));
        AssertClose([0.8, 2 / 3.0, 0.5], result.ClassResults.Select(c => c.F1));
        Assert.Equal([3L, 1, 2], result.ClassResults.Select(c => c.Support));
        AssertClose([2 / 3.0, 13 / 18.0, 59 / 90.0], [result.MacroPrecision, result.MacroRecall, result.MacroF1]);
    }

    [Fact]
    public void Precision_and_recall_of_unpredicted_classes_are_zero_and_absent_classes_are_not_averaged()
    {
        // precision_recall_fscore_support([0, 0, 1], [0, 2, 0]): class 1 is never predicted, class 2 has no pictures, and class 3 has neither scores nor pictures.
        using var model = new FunctionNetwork(images => cat([images.mean([2, 3]), full([images.shape[0], 1], -1f)], 1));
        _folder.Add("a/1.png", 255, 0, 0);
        _folder.Add("a/2.png", 0, 0, 255);
        _folder.Add("b/1.png", 255, 0, 0);
        var result = model.Evaluate(
            _folder.Path, PictureFolder.Plain, new EvaluationOptions { ClassNames = ["a", "b", "c", "d"] }, TestContext.Current.CancellationToken);
        AssertClose([0.5, 0, 0, double.NaN], result.ClassResults.Select(c => c.Precision));
        AssertClose([0.5, 0, 0, double.NaN], result.ClassResults.Select(c => c.Recall));
        AssertClose([0.5, 0, 0, double.NaN], result.ClassResults.Select(c => c.F1));
        AssertClose([1 / 6.0, 1 / 6.0, 1 / 6.0], [result.MacroPrecision, result.MacroRecall, result.MacroF1]);
    }

    [Fact]
    public void The_loss_of_an_evaluation_equals_the_cross_entropy_of_PyTorch()
    {
        FillThree();
        _folder.AddBroken("b-green/broken.jpg");
        using var scores = tensor(new[] { 1f, 0, 0, 200 / 255f, 100 / 255f, 0, 0, 0, 1, 0, 1, 0, 0, 200 / 255f, 0, 0, 0, 200 / 255f }).reshape(6, 3);
        using var classes = tensor(new long[] { 0, 0, 0, 1, 2, 2 });
        using var expected = nn.functional.cross_entropy(scores, classes);
        Assert.Equal(expected.item<float>(), Evaluate(new EvaluationOptions { BatchSize = 4 }).Loss, 6);
        using var sure = new FixedNetwork(-1e30f, 0, 1e30f);
        var largest = sure.Evaluate(_folder.Path, PictureFolder.Plain, cancellationToken: TestContext.Current.CancellationToken).Loss;
        Assert.InRange(largest, 7e30 / 6 * 0.999999, 7e30 / 6 * 1.000001);
    }

    [Fact]
    public void Top_k_accuracy_is_counted_for_each_requested_k()
    {
        FillThree();
        Assert.Equal([new TopAccuracy(1, 4, 4 / 6.0)], Evaluate().TopK);
        var result = Evaluate(new EvaluationOptions { TopK = [2, 1] });
        Assert.Equal([2, 1], result.TopK.Select(top => top.K));
        Assert.Equal((result.Top1, 4), (result.Top(1), result.TopK[1].Count));
        Assert.Throws<ArgumentOutOfRangeException>(() => result.Top(5));
        Assert.Throws<ArgumentException>(() => Evaluate(new EvaluationOptions { TopK = [1, 5] }));
        Assert.Throws<ArgumentException>(() => Evaluate(new EvaluationOptions { TopK = [3] }));
        Assert.Throws<ArgumentException>(() => Evaluate(new EvaluationOptions { TopK = [0] }));
    }

    [Fact]
    public void Equal_scores_are_ranked_by_the_lower_class_index_in_every_measure()
    {
        using var equal = new FixedNetwork(1, 1, 1);
        FillThree();
        var result = equal.Evaluate(_folder.Path, PictureFolder.Plain, new EvaluationOptions { TopK = [1, 2] }, TestContext.Current.CancellationToken);
        Assert.Equal([3L, 4], result.TopK.Select(top => top.Count));
        Assert.Equal([3L, 0, 0], result.ClassResults.Select(c => c.Correct));
        Assert.Equal(Math.Log(3), result.Loss, 6);
    }

    [Fact]
    public void Every_prediction_method_rotates_images_upright_by_default()
    {
        // The scores of the network are the red levels of the four quarters of the image.
        using var model = new FunctionNetwork(images => nn.functional.adaptive_avg_pool2d(images.narrow(1, 0, 1), 2).reshape(-1, 4).mul(10));
        var path = Golden.PathOf("orientation-6.jpg");
        Directory.CreateDirectory(Path.Combine(_folder.Path, "a"));
        File.Copy(path, Path.Combine(_folder.Path, "a", "picture.jpg"));
        var losses = new List<double>();
        foreach (var options in new PictureLoadOptions?[] { null, new() { ApplyOrientation = true }, new() { ApplyOrientation = false } })
        {
            var expected = model.Predict([PictureFile.Load(path, options)], options: new PredictionOptions { Preprocessing = PictureFolder.Plain })[0];
            using var batch = PictureFolder.Plain.LoadBatch([path], options, TestContext.Current.CancellationToken);
            Assert.Equal(expected, model.Predict(batch)[0]);
            Assert.Equal(
                expected,
                Assert.Single(
                    model.PredictFiles(
                        [path],
                        options: new PredictionOptions { Preprocessing = PictureFolder.Plain, LoadOptions = options ?? PictureLoadOptions.Default },
                        cancellationToken: TestContext.Current.CancellationToken)).Best);
            var evaluation = new EvaluationOptions { ClassNames = ["a", "b", "c", "d"] };
            evaluation = options is null ? evaluation : evaluation with { LoadOptions = options };
            losses.Add(model.Evaluate(_folder.Path, PictureFolder.Plain, evaluation, TestContext.Current.CancellationToken).Loss);
            Assert.Equal(-Math.Log(expected.Single(prediction => prediction.ClassIndex == 0).Probability), losses[^1], 9);
        }

        Assert.Equal(losses[0], losses[1]);
        Assert.NotEqual(losses[1], losses[2], 3);
    }

    [Fact]
    public void Sub_folders_can_be_some_of_the_specified_classes()
    {
        _folder.Add("green/a.png", 0, 255, 0);
        _folder.Add("red/a.png", 255, 0, 0);
        var result = Evaluate(new EvaluationOptions { ClassNames = ["red", "green", "blue"] });
        Assert.Equal((2, 1.0, 3), (result.Count, result.Top1, result.ClassResults.Count));
    }

    [Fact]
    public void Evaluate_throws_without_class_names_if_there_are_fewer_sub_folders_than_outputs()
    {
        _folder.Add("green/a.png", 0, 255, 0);
        _folder.Add("red/a.png", 255, 0, 0);
        var error = Assert.Throws<ArgumentException>(() => Evaluate());
        Assert.StartsWith("The network has 3 classes, but there are 2 class names.", error.Message, StringComparison.Ordinal);
        Assert.Contains("EvaluationOptions.ClassNames", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_throws_if_a_sub_folder_is_not_one_of_the_class_names()
    {
        FillThree();
        var error = Assert.Throws<ArgumentException>(() => Evaluate(new EvaluationOptions { ClassNames = ["a-red", "b-green", "blue"] }));
        Assert.StartsWith($"The sub-folder 'c-blue' of '{_folder.Path}' is not one of the 3 class names.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_reports_progress_after_every_batch()
    {
        FillThree();
        var heard = new Listener();
        Evaluate(new EvaluationOptions { BatchSize = 4, Progress = heard });
        Assert.Equal([new EvaluationProgress(4, 6), new EvaluationProgress(6, 6)], heard.Heard);
    }

    [Fact]
    public void Evaluate_throws_for_folders_without_images()
    {
        Assert.StartsWith($"'{_folder.Path}' has no sub-folders", Assert.Throws<ArgumentException>(() => Evaluate()).Message, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(_folder.Path, "a"));
        Assert.StartsWith($"The sub-folders of '{_folder.Path}' have no pictures", Assert.Throws<ArgumentException>(() => Evaluate()).Message, StringComparison.Ordinal);
        Assert.Throws<DirectoryNotFoundException>(() => _model.Evaluate(
            Path.Combine(_folder.Path, "none"), PictureFolder.Plain, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Evaluate_throws_with_the_file_if_a_score_is_not_finite()
    {
        using var broken = new FixedNetwork(1, 2, float.NaN);
        FillThree();
        var error = Assert.Throws<InvalidOperationException>(() => broken.Evaluate(_folder.Path, PictureFolder.Plain, cancellationToken: TestContext.Current.CancellationToken));
        Assert.StartsWith($"{Path.Combine(_folder.Path, "a-red", "1.png")}: the scores of FixedNetwork are not finite; class 2 has NaN.", error.Message, StringComparison.Ordinal);
    }

    private static void AssertClose(double[] expected, IEnumerable<double> actual)
    {
        double[] measures = [.. actual];
        Assert.Equal(expected.Length, measures.Length);
        foreach (var (first, second) in expected.Zip(measures))
            Assert.Equal(first, second, 12);
    }

    private void FillThree()
    {
        _folder.Add("a-red/1.png", 255, 0, 0);
        _folder.Add("a-red/2.png", 200, 100, 0);
        _folder.Add("a-red/deeper/3.png", 0, 0, 255);
        _folder.Add("b-green/1.png", 0, 255, 0);
        _folder.Add("c-blue/1.png", 0, 200, 0);
        _folder.Add("c-blue/2.png", 0, 0, 200);
    }

    private EvaluationResult Evaluate(EvaluationOptions? options = null) =>
        _model.Evaluate(_folder.Path, PictureFolder.Plain, options, TestContext.Current.CancellationToken);

    private sealed class Listener : IProgress<EvaluationProgress>
    {
        public List<EvaluationProgress> Heard { get; } = [];

        public void Report(EvaluationProgress value) => Heard.Add(value);
    }
}
