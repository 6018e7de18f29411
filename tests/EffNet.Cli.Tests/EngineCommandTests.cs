using System.Diagnostics;
using System.Text.Json.Nodes;
using EffNet.Inference;
using EffNet.Networks;
using EffNet.Pictures;

namespace EffNet.Cli.Tests;

/// <summary>The commands that run a network: run, evaluate and cam, and the export that they read.</summary>
public sealed class EngineCommandTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly string _file;
    private readonly string _weights;

    public EngineCommandTests()
    {
        _file = _directory.Write("small.effnet", Models.Small());
        _weights = WeightsOfNetwork.Write(_directory.PathOf("a.safetensors"), Network);
    }

    private Network Network => SourceFile.Load(_file).Variants.Single().Network!;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Run_prints_the_best_classes_of_each_picture()
    {
        var (red, blue) = (Draw("red.png", 1), Draw("blue.png", 2));

        var run = ToolRun.Of("run", _file, "--weights", _weights, "--size", "32", "--top", "2", red, blue);

        var expected = Predict(red, 2);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(run.OutputLines, line => line.Contains(red, StringComparison.Ordinal) && line.Contains(expected[0].ClassName!, StringComparison.Ordinal));
        Assert.Equal(2 + (2 * 2), run.OutputLines.Length);
    }

    [Fact]
    public void Json_and_csv_have_what_the_engine_predicts()
    {
        var picture = Draw("a, \"b\".png", 3);
        var expected = Predict(picture, 3);

        var json = JsonNode.Parse(ToolRun.Of("run", _file, "--weights", _weights, "--size", "32", "--top", "3", picture, "--json").Output)!;
        var csv = ToolRun.Of("run", _file, "--weights", _weights, "--size", "32", "--top", "3", picture, "--csv").OutputLines;

        var classes = json[0]!["classes"]!.AsArray();
        Assert.Equal(expected.Select(p => (p.ClassIndex, p.ClassName, p.Score)), classes.Select(c => ((int)c!["class"]!, (string?)c["name"], (double)c["score"]!)));
        Assert.Equal("path,rank,class,name,probability,score,problem", csv[0]);
        Assert.StartsWith($"\"{picture.Replace("\"", "\"\"", StringComparison.Ordinal)}\",1,{expected[0].ClassIndex},{expected[0].ClassName},", csv[1], StringComparison.Ordinal);
        Assert.Equal(4, csv.Length);
    }

    [Fact]
    public void Unreadable_images_are_reported_and_the_others_classified()
    {
        var good = Draw("good.png", 1);
        var bad = _directory.Write("bad.png", "no picture");

        var run = ToolRun.Of("run", _file, "--weights", _weights, "--size", "32", bad, good, "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(bad, run.Error, StringComparison.Ordinal);
        var root = JsonNode.Parse(run.Output)!.AsArray();
        Assert.NotNull(root[0]!["problem"]);
        Assert.Empty(root[0]!["classes"]!.AsArray());
        Assert.Equal(5, root[1]!["classes"]!.AsArray().Count);
    }

    [Fact]
    public void Names_cannot_move_the_cursor_of_a_terminal()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Names of files have no such characters here.");
        var good = Draw("a\n\u001b[31mb.png", 1);
        var bad = _directory.Write("c\u001b[2Jd.png", "no picture");

        var table = ToolRun.Of("run", _file, "--weights", _weights, "--size", "32", "--top", "1", good, bad);
        var csv = ToolRun.Of("run", _file, "--weights", _weights, "--size", "32", "--top", "1", good, "--csv");

        Assert.Contains("a\u240a\u241b[31mb.png", table.Output, StringComparison.Ordinal);
        Assert.Contains("c\u241b[2Jd.png", Assert.Single(table.ErrorLines), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', table.Output + table.Error);
        Assert.Contains("a\n\u001b[31mb.png", csv.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_does_not_overwrite_an_image_through_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right here.");
        var picture = Draw("a.png", 1);
        var link = File.CreateSymbolicLink(_directory.PathOf("link.png"), picture).FullName;
        var before = File.ReadAllBytes(picture);

        foreach (var (input, output) in new[] { (picture, link), (link, picture) })
        {
            var run = ToolRun.Of("cam", _file, "--weights", _weights, "--size", "32", input, "-o", output);

            Assert.Equal((1, "effnet cam: error : The map would overwrite the image; specify another name with -o.\n"), (run.ExitCode, run.Error));
            Assert.Equal(before, File.ReadAllBytes(picture));
        }
    }

    [Fact]
    public void Export_reports_that_a_saved_engine_is_not_a_file_of_weights()
    {
        var engine = _directory.PathOf("a.engine");
        Assert.Equal(0, ToolRun.Of("export", _file, "--weights", _weights, "-o", engine).ExitCode);

        var run = ToolRun.Of("export", _file, "--weights", engine, "-o", _directory.PathOf("a.onnx"));

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"effnet export: error : {engine}: this is a saved engine", run.Error, StringComparison.Ordinal);
    }

    /// <summary>A file moved onto a pipe or a device would take its place: a reader would wait for ever, and a system without <c>/dev/null</c> is broken.</summary>
    [Fact]
    public async Task Export_writes_into_a_pipe_and_does_not_replace_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes are not files here.");
        var (expected, pipe, link, copy) = (_directory.PathOf("a.engine"), _directory.PathOf("pipe"), _directory.PathOf("link.engine"), _directory.PathOf("copy"));
        Assert.Equal(0, ToolRun.Of("export", _file, "--weights", _weights, "-o", expected).ExitCode);
        using (var make = Process.Start("mkfifo", [pipe]))
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(link, pipe);
        using var reader = Process.Start("sh", ["-c", "timeout 10 cat \"$0\" > \"$1\"", pipe, copy]);

        var run = ToolRun.Of("export", _file, "--weights", _weights, "-o", link);
        await reader.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(File.ReadAllBytes(expected), File.ReadAllBytes(copy));
    }

    [Fact]
    public void Export_writes_into_an_existing_empty_file_and_leaves_it_empty_on_failure()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no ln here.");
        var (empty, second) = (_directory.Write("a.engine", string.Empty), _directory.PathOf("second.engine"));
        using (var link = Process.Start("ln", [empty, second]))
            link.WaitForExit();

        Assert.Equal(1, ToolRun.Of("export", _file, "--weights", _directory.Write("broken", "notes"), "-o", empty).ExitCode);
        Assert.Empty(File.ReadAllBytes(empty));
        Assert.Equal(0, ToolRun.Of("export", _file, "--weights", _weights, "-o", empty).ExitCode);
        Assert.NotEmpty(File.ReadAllBytes(second));
    }

    [Fact]
    public void Labels_name_the_classes()
    {
        var labels = _directory.Write("labels.txt", string.Join('\n', Enumerable.Range(0, 10).Select(i => $"label {i}")));
        var picture = Draw("a.png", 1);

        var run = ToolRun.Of("run", _file, "--weights", _weights, "--size", "32", "--labels", labels, picture);
        var few = ToolRun.Of("run", _file, "--weights", _weights, "--size", "32", "--labels", _directory.Write("few.txt", "a\nb\n"), picture);

        Assert.Contains($"label {Predict(picture, 1)[0].ClassIndex}", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, few.ExitCode);
        Assert.Contains("few.txt' has 2 class names, but the network has 10 classes", few.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_without_preprocessing_need_a_size()
    {
        var run = ToolRun.Of("run", _file, "--weights", _weights, Draw("a.png", 1));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("specify '--size', for example '--size 32'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'--top' is 'x'; expected a whole number of at least 1.", "--top", "x")]
    [InlineData("'--threads' is '0'; expected a whole number of at least 1.", "--threads", "0")]
    [InlineData("'--csv' and '--json' are two formats; choose one.", "--csv", "--json")]
    public void Invalid_options_are_rejected(string message, params string[] options)
    {
        var run = ToolRun.Of(["run", _file, "--weights", _weights, "a.png", .. options]);

        Assert.Equal((2, message), (run.ExitCode, run.ErrorLines[0]));
    }

    [Fact]
    public void Evaluate_counts_a_folder()
    {
        for (var i = 0; i < 10; i++)
            Draw(Path.Combine($"class {i}", "a.png"), i);
        var folder = _directory.PathOf("pictures");

        var text = ToolRun.Of("evaluate", _file, "--weights", _weights, "--size", "32", folder);
        var json = JsonNode.Parse(ToolRun.Of("evaluate", _file, "--weights", _weights, "--size", "32", folder, "--json").Output)!;
        var csv = ToolRun.Of("evaluate", _file, "--weights", _weights, "--size", "32", folder, "--csv").OutputLines;

        using var engine = InferenceEngine.Load(Network, _weights);
        var expected = engine.Evaluate(
            folder, Preprocessing.ForTrainingFromScratch(32), new EvaluationOptions { ClassNames = engine.Info.ClassNames }, TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (text.ExitCode, text.Error));
        Assert.StartsWith("10 images: top-1 ", text.Output, StringComparison.Ordinal);
        Assert.Equal((10, expected.Loss), ((long)json["pictures"]!, (double)json["loss"]!));
        Assert.Equal(expected.Top1Count, json["classes"]!.AsArray().Sum(c => (long)c!["correct"]!));
        Assert.Equal(11, csv.Length);
    }

    [Fact]
    public void Evaluate_reports_sub_folders_that_do_not_fit()
    {
        Draw(Path.Combine("x", "a.png"), 1);

        var run = ToolRun.Of("evaluate", _file, "--weights", _weights, "--size", "32", _directory.PathOf("pictures"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("The sub-folder 'x'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_reports_a_folder_without_sub_folders()
    {
        WeightsOfNetwork.Write(_weights, Network.With(classCount: 3));

        var run = ToolRun.Of("evaluate", _file, "--weights", _weights, "--size", "32", Path.GetDirectoryName(Draw("a.png", 1))!);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("has no sub-folders", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_does_not_overwrite_the_weights()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links take rights that tests on Windows may not have.");
        var (bytes, output) = (File.ReadAllBytes(_weights), _directory.PathOf("linked.onnx"));
        File.CreateSymbolicLink(output, _weights);

        var run = ToolRun.Of("export", _file, "--weights", _weights, "-o", output);

        Assert.Equal(new ToolRun(1, "", $"effnet export: error : '{output}' is the file of the weights, which would be overwritten; specify another name with -o.\n"), run);
        Assert.Equal(bytes, File.ReadAllBytes(_weights));
    }

    [Fact]
    public void Cam_draws_the_map_over_the_part_of_the_image_that_the_network_reads()
    {
        var picture = Draw("a.png", 1);
        var output = _directory.PathOf("map.png");

        var run = ToolRun.Of("cam", _file, "--weights", _weights, "--size", "32", picture, "-o", output, "--class", "class 7", "--json");

        using var engine = InferenceEngine.Load(Network, _weights);
        var expected = engine.Cam(PictureFile.Load(picture), 7, Preprocessing.ForTrainingFromScratch(32), TestContext.Current.CancellationToken);
        var root = JsonNode.Parse(run.Output)!;
        Assert.Equal((0, 7, "class 7", expected.Probability), (run.ExitCode, (int)root["class"]!, (string)root["name"]!, (double)root["probability"]!));
        Assert.Equal(expected.Values.ToArray(), root["values"]!.AsArray().Select(v => (float)v!));
        Assert.True(PictureFile.Identify(output).Width >= 32);
        Assert.Contains(
            "Unknown class 'cow'", ToolRun.Of("cam", _file, "--weights", _weights, "--size", "32", picture, "-o", output, "--class", "cow").Error, StringComparison.Ordinal);
        Assert.Contains("would overwrite the image", ToolRun.Of("cam", _file, "--weights", _weights, "--size", "32", picture, "-o", picture).Error, StringComparison.Ordinal);
        Assert.Equal(2, ToolRun.Of("cam", _file, "--weights", _weights, picture, "-o", "map.gif").ExitCode);
    }

    [Theory]
    [InlineData("engine")]
    [InlineData("engine with half weights", "--half-weights")]
    public void An_exported_engine_is_run(string what, params string[] options)
    {
        var (output, picture) = (_directory.PathOf("a.engine"), Draw("a.png", 1));

        var export = ToolRun.Of(["export", _file, "--weights", _weights, "-o", output, .. options]);
        var run = ToolRun.Of("run", _file, "--weights", output, "--size", "32", "--top", "1", picture, "--json");

        Assert.Equal(0, export.ExitCode);
        Assert.StartsWith($"{output}: {what}, ", export.Error, StringComparison.Ordinal);
        Assert.Equal(Predict(picture, 1)[0].ClassName, (string)JsonNode.Parse(run.Output)![0]!["classes"]![0]!["name"]!);
        Assert.Equal("SmallA", InfoOf(output));
    }

    [Fact]
    public void An_exported_engine_states_the_size_and_the_labels_of_the_command_line()
    {
        var (output, picture) = (_directory.PathOf("a.engine"), Draw("a.png", 1));
        var labels = _directory.Write("labels.txt", string.Join('\n', Enumerable.Range(0, 10).Select(i => $"label {i}")));

        var export = ToolRun.Of("export", _file, "--weights", _weights, "-o", output, "--size", "32", "--labels", labels);
        var run = ToolRun.Of("run", _file, "--weights", output, "--top", "1", picture, "--json");

        Assert.Equal((0, 0, ""), (export.ExitCode, run.ExitCode, run.Error));
        Assert.Equal($"label {Predict(picture, 1)[0].ClassIndex}", (string)JsonNode.Parse(run.Output)![0]!["classes"]![0]!["name"]!);
        using var engine = InferenceEngine.Load(output);
        Assert.Equal(Preprocessing.ForTrainingFromScratch(32), engine.Info.Preprocessing);
    }

    [Fact]
    public void An_engine_is_not_exported_with_labels_of_other_classes()
    {
        var output = _directory.PathOf("a.engine");

        var run = ToolRun.Of("export", _file, "--weights", _weights, "-o", output, "--labels", _directory.Write("few.txt", "a\nb\n"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("few.txt' has 2 class names, but the network has 10 classes", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(output));
    }

    [Fact]
    public void An_engine_cannot_keep_batch_norms()
    {
        var run = ToolRun.Of("export", _file, "--weights", _weights, "-o", "a.engine", "--keep-batch-norms");

        Assert.Equal((2, "Batch norms are always folded in an engine; remove '--keep-batch-norms'."), (run.ExitCode, run.ErrorLines[0]));
    }

    private static string? InfoOf(string path)
    {
        using var engine = InferenceEngine.Load(path);
        return engine.Info.Network;
    }

    private IReadOnlyList<Prediction> Predict(string picture, int top)
    {
        using var engine = InferenceEngine.Load(Network, _weights);
        return engine.Predict(PictureFile.Load(picture), top, new PredictionOptions { Preprocessing = Preprocessing.ForTrainingFromScratch(32) });
    }

    private string Draw(string name, int seed)
    {
        var path = Path.Combine(_directory.PathOf("pictures"), name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var pixels = new byte[3 * 40 * 50];
        new Random(seed).NextBytes(pixels);
        new Picture(50, 40, pixels).Save(path);
        return path;
    }
}
