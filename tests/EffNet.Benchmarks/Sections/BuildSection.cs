using System.Diagnostics;
using EffNet.Benchmarks.Measurement;

namespace EffNet.Benchmarks.Sections;

/// <summary>
/// What adding B0 to B7 does to an empty project's clean build and to its assembly. No compiler server is left running, so every build also pays for starting
/// the compiler and the generator: the worst case, and CI's.
/// </summary>
internal static class BuildSection
{
    private const int Rounds = 7;

    public static IEnumerable<string> Run(BenchmarkOptions options)
    {
        var empty = Create(Path.Combine(options.Folder, "Empty"), string.Empty);
        var full = Create(Path.Combine(options.Folder, "Full"), $"""
            <AdditionalFiles Include="{Path.Combine(AppContext.BaseDirectory, "models.effnet")}" />
            <Analyzer Include="{Path.Combine(AppContext.BaseDirectory, "EffNet.Generator.dll")}" />
            <Analyzer Include="{Path.Combine(AppContext.BaseDirectory, "EffNet.Language.dll")}" />
            """);
        Build(empty, restore: true);
        Build(full, restore: true);

        var (emptyTimes, fullTimes) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            if (round % 2 == 0)
                emptyTimes.Add(Build(empty));
            fullTimes.Add(Build(full));
            if (round % 2 == 1)
                emptyTimes.Add(Build(empty));
        }

        var difference = new Sample(fullTimes.Zip(emptyTimes, (f, e) => f - e));
        var (emptySize, fullSize) = (Size(empty), Size(full));
        return Markdown.Section(
            "clean build of a project, without compiler server",
            ["", "ms (quartiles)", "assembly, kB"],
            [
                ["empty", Markdown.Milliseconds(new Sample(emptyTimes)), Markdown.Kilobytes(emptySize)],
                ["with B0 to B7", Markdown.Milliseconds(new Sample(fullTimes)), Markdown.Kilobytes(fullSize)],
                ["difference", Markdown.Milliseconds(difference), Markdown.Kilobytes(fullSize - emptySize)],
            ]);
    }

    private static string Create(string folder, string items)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "Class1.cs"), "namespace Consumer;\n\npublic sealed class Class1;\n");
        File.WriteAllText(Path.Combine(folder, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{Path.Combine(AppContext.BaseDirectory, "TorchSharp.dll")}" Private="false" />
                <Reference Include="{Path.Combine(AppContext.BaseDirectory, "EffNet.dll")}" Private="false" />
                {items}
              </ItemGroup>
            </Project>
            """);
        return folder;
    }

    private static double Build(string folder, bool restore = false)
    {
        var start = new ProcessStartInfo("dotnet", ["build", folder, "-c", "Release", "--no-incremental", "--disable-build-servers", "-nologo", .. restore ? Array.Empty<string>() : ["--no-restore"]])
        {
            RedirectStandardOutput = true,
        };
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(began).TotalMilliseconds
            : throw new InvalidOperationException($"The build of {folder} failed.\n{output}");
    }

    private static double Size(string folder) => new FileInfo(Path.Combine(folder, "bin", "Release", "net10.0", "Consumer.dll")).Length;
}
