namespace EffNet.Pictures.Tests;

public sealed class PredictFilesTests
{
    [Fact]
    public void Files_are_answered_in_their_order_and_unreadable_ones_in_their_place()
    {
        using var folder = new PictureFolder();
        string[] files =
        [
            folder.Add("a.png", 255, 0, 0), folder.AddBroken("b.png"), folder.Add("c.png", 0, 0, 255), folder.AddBroken("d.png"), folder.AddBroken("e.png"), folder.Add("f.jpg", 0, 255, 0),
        ];
        using var model = new ColourNetwork();
        var answers = model.PredictFiles(files, PictureFolder.Plain, top: 1, batchSize: 2, cancellationToken: TestContext.Current.CancellationToken).ToList();
        Assert.Equal(files, answers.Select(answer => answer.Path));
        Assert.Equal([0, -1, 2, -1, -1, 1], answers.Select(answer => answer.Problem is null ? answer.Best[0].Class : -1));
        Assert.All(answers.Where(answer => answer.Problem is not null), answer => Assert.IsType<PictureException>(answer.Problem));
        Assert.Equal([1, 1, 1], model.Batches);
    }

    [Fact]
    public void Who_stops_early_reads_no_further()
    {
        using var folder = new PictureFolder();
        var file = folder.Add("a.png", 255, 0, 0);
        var asked = 0;
        IEnumerable<string> Endless()
        {
            for (; ; asked++)
                yield return file;
        }

        using var model = new ColourNetwork();
        var three = model.PredictFiles(Endless(), PictureFolder.Plain, batchSize: 2, cancellationToken: TestContext.Current.CancellationToken).Take(3).ToList();
        Assert.Equal(3, three.Count);

        // Two batches that were looked at, and the one that was read meanwhile.
        Assert.InRange(asked, 4, 6);
    }

    [Fact]
    public void Cancellation_is_heard_between_batches()
    {
        using var folder = new PictureFolder();
        string[] files = [.. Enumerable.Range(0, 40).Select(i => folder.Add($"{i}.png", 255, 0, 0))];
        using var source = new CancellationTokenSource();
        using var model = new ColourNetwork();
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var answer in model.PredictFiles(files, PictureFolder.Plain, batchSize: 2, cancellationToken: source.Token))
                source.Cancel();
        });
    }

    [Fact]
    public void Folders_are_looked_through_in_the_order_of_characters()
    {
        using var folder = new PictureFolder();
        string[] expected = [folder.Add("B.png", 1, 2, 3), folder.Add("a/z.jpg", 1, 2, 3), folder.Add("a.PNG", 1, 2, 3), folder.AddBroken("é.webp")];
        folder.AddBroken("notes.txt");
        folder.AddBroken(".hidden/x.png");
        folder.AddBroken(".x.png");
        Assert.Equal(expected.Order(StringComparer.Ordinal), PictureFiles.In(folder.Path));
        Assert.Throws<DirectoryNotFoundException>(() => PictureFiles.In(Path.Combine(folder.Path, "none")));
    }
}
