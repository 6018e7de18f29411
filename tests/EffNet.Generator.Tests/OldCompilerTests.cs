using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using EffNet.Language;
using EffNet.Networks;
using EffNet.Testing;
using Xunit;

namespace EffNet.Generator.Tests;

/// <summary>The oldest supported compiler: that of the .NET 8 SDK and Visual Studio 17.8.</summary>
public sealed class OldCompilerTests
{
    /// <summary>The assemblies of Roslyn 4.8 on .NET Framework, on which Visual Studio runs it.</summary>
    private static readonly Dictionary<string, Version> s_brought = new()
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 8, 0, 0),
        ["System.Collections.Immutable"] = new(7, 0, 0, 0),
        ["System.Memory"] = new(4, 0, 1, 2),
        ["EffNet.Language"] = typeof(ModelCompiler).Assembly.GetName().Version!,
        ["EffNet.Networks"] = typeof(Network).Assembly.GetName().Version!,
    };

    [Theory]
    [InlineData("EffNet.Generator")]
    [InlineData("EffNet.Language")]
    [InlineData("EffNet.Networks")]
    public void Assemblies_of_the_analyzer_reference_only_versions_that_the_oldest_compiler_has(string assembly)
    {
        using var image = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll")));
        var metadata = image.GetMetadataReader();
        var references = metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).ToDictionary(r => metadata.GetString(r.Name), r => r.Version);

        Assert.Contains("System.Collections.Immutable", references.Keys);
        Assert.DoesNotContain(references, r => !s_brought.TryGetValue(r.Key, out var version) || r.Value > version);
    }

    [Fact]
    public async Task The_oldest_compiler_generates_and_compiles_every_type_without_a_warning()
    {
        var output = await Compile("models.effnet");

        Assert.Equal(["compiler 4.8.0.0", "generated 9", "emitted True"], output);
    }

    [Fact]
    public async Task The_oldest_compiler_reports_the_mistakes_in_a_file()
    {
        var output = await Compile("mistakes.effnet");

        Assert.Contains(output, line => line.StartsWith("Error EFN", StringComparison.Ordinal));
        Assert.DoesNotContain(output, line => line.Contains(" CS", StringComparison.Ordinal) || line.Contains(" AD0001", StringComparison.Ordinal));
    }

    /// <summary>Runs <c>EffNet.OldCompiler</c> on a file and returns the lines of its output.</summary>
    private static async Task<IReadOnlyList<string>> Compile(string file)
    {
        var ours = AppContext.BaseDirectory;
        var program = Path.Combine(ours.Replace("EffNet.Generator.Tests", "EffNet.OldCompiler", StringComparison.Ordinal), "EffNet.OldCompiler.dll");
        string[] arguments = [program, .. ((string[])["EffNet.Generator.dll", file]).Select(name => Path.Combine(ours, name)), .. GeneratedCodeLibraries.All];
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("There is no .NET to run the compiler with.");
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, string.Empty), (process.ExitCode, await errors));
        return output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
