using System.Diagnostics;

namespace EffNet.Generator.Tests;

/// <summary>A project in a folder of its own, which the SDK builds with the generator and the analyzer as this build made them.</summary>
internal sealed class TemporaryProject : IDisposable
{
    /// <param name="items">What the project file says of its files.</param>
    public TemporaryProject(string items)
    {
        var ours = AppContext.BaseDirectory;
        Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <Analyzer Include="{ours}EffNet.Generator.dll;{ours}EffNet.Language.dll" />
                {items}
              </ItemGroup>
              <Import Project="{ours}OmittedFiles.targets" />
            </Project>
            """);
        Write("Class.cs", "class Class;");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("EffNet.Generator.Tests.").FullName;

    public void Write(string path, string content)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file) ?? Folder);
        File.WriteAllText(file, content);
    }

    /// <summary>What a build says, line by line and all of it again at its end, with the project's folder left out; no server of it outlives it.</summary>
    public async Task<IReadOnlyList<string>> Build(CancellationToken cancellation)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, ["build", "--nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false"])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("There is no .NET SDK to build with.");
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return [.. output.ReplaceLineEndings("\n").Split('\n').Select(line => line.Replace(Folder + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal))];
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
