using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json;
using EffNet.Models;
using EffNet.Pictures;
using EffNet.Weights;

namespace EffNet.Pictures.Tests;

public sealed class ClassifyExampleTests : IDisposable
{
    private readonly PictureFolder _folder = new();
    private readonly PictureFolder _results = new();

    public void Dispose()
    {
        _folder.Dispose();
        _results.Dispose();
    }

    [Fact]
    public async Task The_Classify_example_prints_the_results_of_the_library_and_reports_unreadable_files()
    {
        using var model = new EfficientNetB0();
        var weights = Path.Combine(_results.Path, "b0.safetensors");
        model.WeightsInfo = new WeightsInfo
        {
            Preprocessing = new Preprocessing(64, 48, Interpolation.Bilinear, new(0.5f), new(0.25f)),
            ClassNames = [.. Enumerable.Range(0, 1000).Select(i => $"class {i}")],
        };
        model.SaveWeights(weights);
        var file = _folder.Add("sub/red.png", 255, 30, 0);
        var broken = _folder.AddBroken("broken.jpg");
        var output = Path.Combine(_results.Path, "answers.json");
        var (exitCode, printed, said) = await Run(_folder.Path, "--weights", weights, "--top", "3", "--format", "json", "--output", output);

        Assert.Equal((1, ""), (exitCode, printed));
        Assert.Equal($"{broken}: not a readable image; supported formats are JPEG, PNG and WebP.", said.Trim());
        using var answers = JsonDocument.Parse(await File.ReadAllBytesAsync(output, TestContext.Current.CancellationToken));
        Assert.Equal(["broken.jpg", "sub/red.png"], answers.RootElement.EnumerateArray().Select(answer => answer.GetProperty("file").GetString()!));
        var expected = Assert.Single(model.Predict([PictureFile.Load(file)], top: 3));
        Assert.Equal(
            expected.Select(best => (best.ClassIndex, best.ClassName)),
            answers.RootElement[1]
                .GetProperty("predictions")
                .EnumerateArray()
                .Select(best => (best.GetProperty("classIndex").GetInt32(), best.GetProperty("className").GetString())));
    }

    [Fact]
    public async Task The_Classify_example_quotes_special_CSV_cells_and_reports_untrained_weights()
    {
        // Windows does not allow quotation marks in file names; there, the comma is sufficient.
        var name = OperatingSystem.IsWindows() ? "a, b é.png" : "a, \"b\" é.png";
        _folder.Add(name, 1, 2, 3);
        var (exitCode, printed, said) = await Run(_folder.Path, "--top", "1", "--format", "csv");
        Assert.Equal(0, exitCode);
        Assert.StartsWith("EfficientNetB0 has random weights", said, StringComparison.Ordinal);
        var lines = printed.Split("\r\n");
        Assert.Equal("file,rank,class,label,probability,score,problem", lines[0]);
        Assert.StartsWith($"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",1,", lines[1], StringComparison.Ordinal);
        Assert.Equal([""], lines[2..]);
    }

    [Fact]
    public async Task The_Classify_example_reports_an_empty_folder()
    {
        var (exitCode, _, said) = await Run(_folder.Path);
        Assert.Equal((1, $"'{_folder.Path}' has no pictures; expected JPEG, PNG or WebP files."), (exitCode, said.Trim()));
    }

    private static async Task<(int ExitCode, string Printed, string Said)> Run(params string[] arguments)
    {
        var program = typeof(ClassifyExampleTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Classify").Value!;
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var printed = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await printed, WithoutLibTorch(await said));
    }

    /// <summary>On some processors, libtorch itself warns that it cannot use NNPACK.</summary>
    private static string WithoutLibTorch(string said) => string.Join('\n', said.Split('\n').Where(line => !line.Contains("NNPACK.cpp", StringComparison.Ordinal)));
}
