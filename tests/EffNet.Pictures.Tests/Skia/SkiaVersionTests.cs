using System.Diagnostics;
using EffNet.Pictures;

namespace EffNet.Pictures.Tests.Skia;

/// <summary>NuGet selects the highest version of SkiaSharp that any package of an application requires, so pictures must be readable with each version.</summary>
public sealed class SkiaVersionTests
{
    private const string Removed = "SkiaSharp.SKBitmap::GetPixelSpan(): System.ReadOnlySpan`1<Byte>";

    [Theory]
    [InlineData("2.88.9", "net6.0")]
    [InlineData("3.119.4", "net6.0")]
    [InlineData("3.119.4", "net10.0")]
    [InlineData("4.156.0", "net6.0")]
    [InlineData("4.156.0", "net10.0")]
    public void Every_SkiaSharp_version_has_all_members_that_are_called(string version, string framework)
    {
        var called = new[] { typeof(PictureFile), typeof(UnrolledModule) }.SelectMany(type => MemberNames.References(type.Assembly.Location, "SkiaSharp")).ToList();
        var defined = MemberNames.Definitions(new SkiaVersion(version, framework).Assembly);
        Assert.Contains("SkiaSharp.SKCodec::Create(SkiaSharp.SKData): SkiaSharp.SKCodec", called);
        Assert.Empty(called.Except(defined));
    }

    [Fact]
    public void MemberNames_detects_a_changed_signature()
    {
        Assert.Contains(Removed, MemberNames.Definitions(new SkiaVersion("2.88.9", "net6.0").Assembly));
        Assert.DoesNotContain(Removed, MemberNames.Definitions(new SkiaVersion("3.119.4", "net6.0").Assembly));
    }

    [Theory]
    [InlineData("2.88.9", "net6.0", 2)]
    [InlineData("3.119.4", "net10.0", 3)]
    [InlineData("4.156.0", "net10.0", 4)]
    public async Task A_program_reads_the_same_pixels_with_each_SkiaSharp_version(string version, string framework, int major)
    {
        using var program = new ProbeCopy(new SkiaVersion(version, framework));
        var lines = await program.RunAsync(Golden.All.Select(golden => Golden.PathOf(golden.File)));
        var upright = Golden.All.Select(golden => $"{golden.File} {golden.Width}x{golden.Height} {golden.Pixels}").ToList();
        Assert.Equal(upright, lines.Where(line => Golden.All.Any(golden => line.StartsWith(golden.File + ' ', StringComparison.Ordinal))));
        Assert.Equal(
            Golden.All.Select(golden => $"lossless {golden.Width}x{golden.Height} {golden.Pixels}"), lines.Where(line => line.StartsWith("lossless", StringComparison.Ordinal)));
        Assert.Contains("sheet True", lines);
        Assert.Contains($"skia {major}", lines);
    }

    /// <summary>A temporary copy of the program with another version of SkiaSharp.</summary>
    private sealed class ProbeCopy : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("effnet-skia-");
        private readonly string _name;

        public ProbeCopy(SkiaVersion skia)
        {
            var program = SkiaVersion.Metadata("SkiaProbe");
            var output = Path.GetDirectoryName(program)!;
            _name = Path.GetFileName(program);
            string[] needed = [.. Directory.EnumerateFiles(output).Select(path => Path.GetFileName(path)), SkiaVersion.NativeInOutput];
            foreach (var file in needed)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder.FullName, file))!);
                File.Copy(Path.Combine(output, file), Path.Combine(_folder.FullName, file));
            }

            File.Copy(skia.Assembly, Path.Combine(_folder.FullName, "SkiaSharp.dll"), overwrite: true);
            File.Copy(skia.Native, Path.Combine(_folder.FullName, SkiaVersion.NativeInOutput), overwrite: true);
        }

        public async Task<string[]> RunAsync(IEnumerable<string> arguments)
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(_folder.FullName, _name), .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var (output, error) =
                (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal((0, string.Empty), (process.ExitCode, await error));
            return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
