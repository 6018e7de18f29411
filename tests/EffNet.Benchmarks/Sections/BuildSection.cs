using System.Diagnostics;
using EffNet.Benchmarks.Measurement;
using EffNet.Testing;

namespace EffNet.Benchmarks.Sections;

/// <summary>
/// Measures how B0 to B7 change the time of a clean build of an empty project, and the size of its assembly. The builds run with a compiler server, as after a
/// first build, and without a server, as in CI, in which case every build also starts the compiler and the generator.
/// </summary>
internal static class BuildSection
{
    private const int WarmUps = 3;
    private const int Rounds = 9;

    public static IEnumerable<string> Run(BenchmarkOptions options)
    {
        var empty = Create(Path.Combine(options.Folder, "Empty"), string.Empty);
        var full = Create(Path.Combine(options.Folder, "Full"), $"""
            <AdditionalFiles Include="{Path.Combine(AppContext.BaseDirectory, "models.effnet")}" />
            <Analyzer Include="{Path.Combine(AppContext.BaseDirectory, "EffNet.Generator.dll")}" />
            <Analyzer Include="{Path.Combine(AppContext.BaseDirectory, "EffNet.Language.dll")}" />
            <Analyzer Include="{Path.Combine(AppContext.BaseDirectory, "EffNet.Networks.dll")}" />
            """);
        Restore(empty);
        Restore(full);
        return
        [
            .. Compare("clean build of a project, compiler server running", empty, full, ["-p:UseSharedCompilation=true"]),
            .. Compare("clean build of a project, no compiler server", empty, full, ["--disable-build-servers"]),
        ];
    }

    private static IEnumerable<string> Compare(string title, string empty, string full, string[] arguments)
    {
        for (var i = 0; i < WarmUps; i++)
        {
            Build(empty, arguments);
            Build(full, arguments);
        }

        var (emptyTimes, fullTimes) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            if (round % 2 == 0)
                emptyTimes.Add(Build(empty, arguments));
            fullTimes.Add(Build(full, arguments));
            if (round % 2 == 1)
                emptyTimes.Add(Build(empty, arguments));
        }

        var difference = new Sample(fullTimes.Zip(emptyTimes, (f, e) => f - e));
        var (emptySize, fullSize) = (Size(empty), Size(full));
        return Markdown.Section(
            title,
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
                <Reference Include="{string.Join(';', GeneratedCodeLibraries.All)}" Private="false" />
                {items}
              </ItemGroup>
            </Project>
            """);
        return folder;
    }

    private static void Restore(string folder) => Run(["restore", folder]);

    private static double Build(string folder, string[] arguments) =>
        Run(["build", folder, "-c", "Release", "--no-restore", "--no-incremental", .. arguments]);

    /// <summary>Runs a command of the SDK and returns its time in milliseconds.</summary>
    private static double Run(IEnumerable<string> arguments)
    {
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(began).TotalMilliseconds
            : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed.\n{output}");
    }

    private static double Size(string folder) => new FileInfo(Path.Combine(folder, "bin", "Release", "net10.0", "Consumer.dll")).Length;
}
