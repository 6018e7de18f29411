using EffNet.Pictures;

namespace EffNet.Pictures.Tests;

public sealed class PredictFilesTests
{
    [Fact]
    public void PredictFiles_returns_files_in_order_including_unreadable_files()
    {
        using var folder = new PictureFolder();
        string[] files =
        [
            folder.Add("a.png", 255, 0, 0),
            folder.AddBroken("b.png"),
            folder.Add("c.png", 0, 0, 255),
            folder.AddBroken("d.png"),
            folder.AddBroken("e.png"),
            folder.Add("f.jpg", 0, 255, 0),
        ];
        using var model = new ColorNetwork();
        var answers = model.PredictFiles(
            files,
            top: 1,
            options: new PredictionOptions { Preprocessing = PictureFolder.Plain, BatchSize = 2 },
            cancellationToken: TestContext.Current.CancellationToken).ToList();
        Assert.Equal(files, answers.Select(answer => answer.Path));
        Assert.Equal([0, -1, 2, -1, -1, 1], answers.Select(answer => answer.Problem is null ? answer.Best[0].ClassIndex : -1));
        Assert.All(answers.Where(answer => answer.Problem is not null), answer => Assert.IsType<PictureException>(answer.Problem));
        Assert.Equal([1, 1, 1], model.Batches);
    }

    [Fact]
    public void PredictFiles_reads_no_further_files_if_the_enumeration_ends_early()
    {
        using var folder = new PictureFolder();
        var file = folder.Add("a.png", 255, 0, 0);
        var asked = 0;
        IEnumerable<string> Endless()
        {
            for (; ; asked++)
                yield return file;
        }

        using var model = new ColorNetwork();
        var three = model.PredictFiles(
            Endless(), options: new PredictionOptions { Preprocessing = PictureFolder.Plain, BatchSize = 2 }, cancellationToken: TestContext.Current.CancellationToken)
            .Take(3)
            .ToList();
        Assert.Equal(3, three.Count);

        // Two batches were returned, and a third batch was read at the same time.
        Assert.InRange(asked, 4, 6);
    }

    [Fact]
    public void PredictFiles_checks_for_cancellation_between_batches()
    {
        using var folder = new PictureFolder();
        string[] files = [.. Enumerable.Range(0, 40).Select(i => folder.Add($"{i}.png", 255, 0, 0))];
        using var source = new CancellationTokenSource();
        using var model = new ColorNetwork();
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            var options = new PredictionOptions { Preprocessing = PictureFolder.Plain, BatchSize = 2 };
            foreach (var answer in model.PredictFiles(files, options: options, cancellationToken: source.Token))
                source.Cancel();
        });
    }

    [Fact]
    public void EnumerateFiles_lists_picture_files_in_ordinal_order()
    {
        using var folder = new PictureFolder();
        string[] expected = [folder.Add("B.png", 1, 2, 3), folder.Add("a/z.jpg", 1, 2, 3), folder.Add("a.PNG", 1, 2, 3), folder.AddBroken("é.webp")];
        folder.AddBroken("notes.txt");
        folder.AddBroken(".hidden/x.png");
        folder.AddBroken(".x.png");
        Assert.Equal(expected.Order(StringComparer.Ordinal), PictureFile.EnumerateFiles(folder.Path));
        Assert.Throws<DirectoryNotFoundException>(() => PictureFile.EnumerateFiles(Path.Combine(folder.Path, "none")));
    }

    [Fact]
    public void EnumerateFiles_skips_links_to_folders_and_hidden_folders()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links take rights there.");
        using var elsewhere = new PictureFolder();
        using var folder = new PictureFolder();
        string[] expected = [Path.Combine(folder.Path, "link.png"), folder.Add("sub/a.png", 1, 2, 3)];
        File.CreateSymbolicLink(expected[0], elsewhere.Add("x.png", 1, 2, 3));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "sub", "circle"), folder.Path);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "elsewhere"), elsewhere.Path);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "folder.png"), elsewhere.Path);
        Assert.Equal(expected, PictureFile.EnumerateFiles(folder.Path));

        var link = Path.Combine(elsewhere.Path, "whole");
        Directory.CreateSymbolicLink(link, folder.Path);
        Assert.Equal(expected.Select(path => path.Replace(folder.Path, link, StringComparison.Ordinal)), PictureFile.EnumerateFiles(link));
    }

    [Fact]
    public void EnumerateFiles_throws_for_a_folder_without_permission_unless_it_is_hidden()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "This process may look through every folder.");
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Folders have no such modes there.");
            return;
        }

        using var folder = new PictureFolder();
        var picture = folder.Add("a.png", 1, 2, 3);
        var hidden = Directory.CreateDirectory(Path.Combine(folder.Path, ".hidden"));
        var mode = hidden.UnixFileMode;
        hidden.UnixFileMode = UnixFileMode.None;
        var listed = PictureFile.EnumerateFiles(folder.Path);
        var closed = Path.Combine(folder.Path, "closed");
        hidden.MoveTo(closed);
        var error = Record.Exception(() => PictureFile.EnumerateFiles(folder.Path));
        File.SetUnixFileMode(closed, mode);
        Assert.Equal([picture], listed);
        Assert.IsType<UnauthorizedAccessException>(error);
        Assert.Contains($"'{closed}'", error.Message, StringComparison.Ordinal);
        Assert.EndsWith($"Grant access, move the item out of '{folder.Path}', or put a period before its name to skip it.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PredictFiles_returns_the_problem_of_folders_missing_files_and_too_narrow_pictures()
    {
        using var folder = new PictureFolder();
        string[] files = [folder.Path, folder.Add("a.png", 255, 0, 0), Path.Combine(folder.Path, "none.png")];
        using var model = new ColorNetwork();
        var answers = model.PredictFiles(
            files, options: new PredictionOptions { Preprocessing = PictureFolder.Plain }, cancellationToken: TestContext.Current.CancellationToken).ToList();
        Assert.StartsWith($"{folder.Path}: this is a folder", Assert.IsType<UnauthorizedAccessException>(answers[0].Problem).Message, StringComparison.Ordinal);
        Assert.Null(answers[1].Problem);
        Assert.IsType<FileNotFoundException>(answers[2].Problem);

        var huge = PictureFolder.Plain with { Resize = 2_000_000_000 };
        var narrow = Assert.IsType<PictureException>(
            Assert.Single(
                model.PredictFiles([files[1]], options: new PredictionOptions { Preprocessing = huge }, cancellationToken: TestContext.Current.CancellationToken)).Problem);
        Assert.Equal(
            $"{files[1]}: 10 x 9 is too narrow: with 2000000000 pixels for the shorter side, the longer side would have 2,222,222,222. Crop the picture first.",
            narrow.Message);
    }

    [Fact]
    public void PredictFiles_and_LoadBatch_throw_for_invalid_preprocessing_without_naming_a_file()
    {
        using var folder = new PictureFolder();
        string[] files = [.. Enumerable.Range(0, 6).Select(i => folder.Add($"{i}.png", 255, 0, 0))];
        using var model = new ColorNetwork();
        var unknown = PictureFolder.Plain with { Interpolation = (Interpolation)9 };
        Assert.Throws<ArgumentOutOfRangeException>(
            () => model.PredictFiles(files, options: new PredictionOptions { Preprocessing = unknown }, cancellationToken: TestContext.Current.CancellationToken).ToList());
        Assert.Throws<ArgumentOutOfRangeException>(() => unknown.LoadBatch(files, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_batch_above_two_gigabytes_throws_before_any_file_is_read()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            Preprocessing.ForTrainingFromScratch(224).LoadBatch(Enumerable.Repeat("none.jpg", 4000), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(
            "A batch of 4,000 pictures of 224 x 224 would have 2,408,448,000 bytes, but at most 2,147,483,647 are possible; use batches of at most 3,566 pictures.", error.Message);
        using var model = new ColorNetwork();
        error = Assert.Throws<ArgumentException>(() =>
            model.PredictFiles(
                ["none.jpg"],
                options: new PredictionOptions { Preprocessing = Preprocessing.ForTrainingFromScratch(20_000) },
                cancellationToken: TestContext.Current.CancellationToken).ToList());
        Assert.EndsWith("use a preprocessing with a smaller crop.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PredictFiles_throws_with_the_first_file_if_a_score_is_not_finite()
    {
        using var folder = new PictureFolder();
        string[] files = [folder.AddBroken("a.png"), folder.Add("b.png", 255, 0, 0)];
        using var model = new FixedNetwork(1, float.NegativeInfinity);
        var error = Assert.Throws<InvalidOperationException>(
            () =>
                model.PredictFiles(
                    files, options: new PredictionOptions { Preprocessing = PictureFolder.Plain }, cancellationToken: TestContext.Current.CancellationToken).ToList());
        Assert.StartsWith($"{files[1]}: the scores of FixedNetwork are not finite; class 1 has -Infinity.", error.Message, StringComparison.Ordinal);
    }
}
