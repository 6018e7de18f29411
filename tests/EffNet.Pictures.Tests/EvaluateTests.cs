namespace EffNet.Pictures.Tests;

public sealed class EvaluateTests : IDisposable
{
    private readonly PictureFolder _folder = new();
    private readonly ColourNetwork _model = new();

    public void Dispose()
    {
        _folder.Dispose();
        _model.Dispose();
    }

    [Fact]
    public void Right_and_wrong_answers_are_counted_class_by_class()
    {
        FillThree();
        var broken = _folder.AddBroken("b-green/broken.jpg");
        var result = Evaluate(new EvaluationOptions { BatchSize = 2 });
        Assert.Equal((6, 4, 6), (result.Count, result.Top1Count, result.Top5Count));
        Assert.Equal((4 / 6.0, 1.0), (result.Top1, result.Top5));
        Assert.Equal(
            [new ClassResult(0, "a-red", 3, 2, 3), new ClassResult(1, "b-green", 1, 1, 1), new ClassResult(2, "c-blue", 2, 1, 2)],
            result.Classes);
        Assert.Equal(
            [new Confusion(0, 0, 2), new Confusion(0, 2, 1), new Confusion(1, 1, 1), new Confusion(2, 1, 1), new Confusion(2, 2, 1)],
            result.Confusions);
        Assert.Equal(broken, Assert.Single(result.Unreadable).Path);
        Assert.True(_model.AlwaysEvaluated);
    }

    [Fact]
    public void Only_the_best_five_count_as_such()
    {
        // Each picture shows class 6 of seven, as a network of fixed scores sees it: sixth, or fifth.
        using var sixth = new FixedNetwork(7, 6, 5, 4, 3, 1, 2);
        using var fifth = new FixedNetwork(7, 6, 5, 4, 2, 1, 3);
        for (var i = 0; i < 7; i++)
            Directory.CreateDirectory(Path.Combine(_folder.Path, $"{i}"));
        _folder.Add("6/a.png", 1, 2, 3);
        Assert.Equal(0, sixth.Evaluate(_folder.Path, PictureFolder.Plain, cancellationToken: TestContext.Current.CancellationToken).Top5);
        Assert.Equal(1, fifth.Evaluate(_folder.Path, PictureFolder.Plain, cancellationToken: TestContext.Current.CancellationToken).Top5);
    }

    [Fact]
    public void Sub_folders_may_be_some_of_the_classes_given()
    {
        _folder.Add("green/a.png", 0, 255, 0);
        _folder.Add("red/a.png", 255, 0, 0);
        var result = Evaluate(new EvaluationOptions { Classes = ["red", "green", "blue"] });
        Assert.Equal((2, 1.0, 3), (result.Count, result.Top1, result.Classes.Count));
    }

    [Fact]
    public void More_or_fewer_sub_folders_than_outputs_need_names()
    {
        _folder.Add("green/a.png", 0, 255, 0);
        _folder.Add("red/a.png", 255, 0, 0);
        var error = Assert.Throws<ArgumentException>(() => Evaluate());
        Assert.Equal("The network answers with 3 classes, and there are 2 here. Say with EvaluationOptions.Classes which sub-folder each output stands for.", error.Message);
    }

    [Fact]
    public void A_sub_folder_that_no_class_is_for_is_told()
    {
        FillThree();
        var error = Assert.Throws<ArgumentException>(() => Evaluate(new EvaluationOptions { Classes = ["a-red", "b-green", "blue"] }));
        Assert.StartsWith($"The sub-folder 'c-blue' of '{_folder.Path}' is none of the 3 classes given.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_is_told_after_every_batch()
    {
        FillThree();
        var heard = new Listener();
        Evaluate(new EvaluationOptions { BatchSize = 4, Progress = heard });
        Assert.Equal([new EvaluationProgress(4, 6), new EvaluationProgress(6, 6)], heard.Heard);
    }

    [Fact]
    public void Folders_without_pictures_are_told()
    {
        Assert.StartsWith($"'{_folder.Path}' has no sub-folders", Assert.Throws<ArgumentException>(() => Evaluate()).Message, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(_folder.Path, "a"));
        Assert.StartsWith($"The sub-folders of '{_folder.Path}' hold no pictures.", Assert.Throws<ArgumentException>(() => Evaluate()).Message, StringComparison.Ordinal);
        Assert.Throws<DirectoryNotFoundException>(() => _model.Evaluate(
            Path.Combine(_folder.Path, "none"), PictureFolder.Plain, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Scores_that_are_not_finite_are_not_counted()
    {
        using var broken = new FixedNetwork(1, 2, float.NaN);
        FillThree();
        var error = Assert.Throws<InvalidOperationException>(() => broken.Evaluate(_folder.Path, PictureFolder.Plain, cancellationToken: TestContext.Current.CancellationToken));
        Assert.StartsWith($"{Path.Combine(_folder.Path, "a-red", "1.png")}: the scores of FixedNetwork are not finite; class 2 has NaN.", error.Message, StringComparison.Ordinal);
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
