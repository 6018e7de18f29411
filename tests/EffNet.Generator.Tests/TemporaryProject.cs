using System.Diagnostics;
using EffNet.Testing;

namespace EffNet.Generator.Tests;

/// <summary>
/// A project in its own folder, which the SDK builds with the package's targets, the generator, the analyzer and the library of this build. It restores
/// no packages.
/// </summary>
internal sealed class TemporaryProject : IDisposable
{
    private const string Framework = "net10.0";

    /// <summary>The shared package of tests that do not specify a folder: with one path, a compiler server loads the generator once for several builds.</summary>
    private static readonly Lazy<string> s_package = new(() => Unpack(Path.Combine(AppContext.BaseDirectory, "package")));

    private readonly string _root = Directory.CreateTempSubdirectory("EffNet.Generator.Tests.").FullName;
    private readonly string _name;

    /// <param name="items">The items of the project file.</param>
    /// <param name="properties">Further properties of the project file.</param>
    /// <param name="name">The name of the project file.</param>
    /// <param name="folder">The folder of the project.</param>
    /// <param name="packages">The folder of the package, beside that of the project; <see langword="null"/> for the shared package.</param>
    /// <param name="isReferenced">Whether the libraries that generated code calls are referenced.</param>
    public TemporaryProject(
        string items = "",
        string properties = "",
        string name = "Consumer.csproj",
        string folder = "project",
        string? packages = null,
        bool isReferenced = true)
    {
        (_name, Folder) = (name, Path.Combine(_root, folder));
        var package = packages is null ? s_package.Value : Unpack(Path.Combine(_root, packages));
        Write(name, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{package}/buildTransitive/EffNet.Variants.props" />
              <PropertyGroup>
                <TargetFramework>{Framework}</TargetFramework>
                <EffNetRelaxTorchSharpVersionNeeds>false</EffNetRelaxTorchSharpVersionNeeds>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {(isReferenced ? $"""<Reference Include="{string.Join(';', GeneratedCodeLibraries.All)}" Private="false" />""" : string.Empty)}
                {items}
              </ItemGroup>
              <Import Project="{package}/buildTransitive/EffNet.Variants.targets" />
              <Import Project="{package}/buildTransitive/EffNet.targets" />
            </Project>
            """);
        if (name.EndsWith(".csproj", StringComparison.Ordinal))
            Write("Class.cs", "class Class { }");
    }

    public string Folder { get; }

    /// <summary>Gets the path of the compiled assembly.</summary>
    public string Assembly => Path.Combine(Folder, "obj", "Debug", Framework, Path.ChangeExtension(_name, ".dll"));

    public void Write(string path, string content)
    {
        var file = Locate(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    public string Locate(string path) => Path.Combine(Folder, path);

    /// <summary>Builds the project and returns the lines of the output without the project's folder. Messages occur again in the summary. No build node remains.</summary>
    public async Task<IReadOnlyList<string>> Build(CancellationToken cancellation, params string[] arguments)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, ["build", "--nologo", "-nodeReuse:false", .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("There is no .NET SDK to build with.");
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return [.. output.ReplaceLineEndings("\n").Split('\n').Select(line => line.Replace(Folder + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal))];
    }

    /// <summary>Builds the project and returns its warnings and errors, each once and without its message: <c>net.effnet(2,1): error EFN1002</c>.</summary>
    public async Task<IReadOnlyList<string>> Complaints(CancellationToken cancellation, params string[] arguments) =>
    [
        .. (await Build(cancellation, arguments))
            .Where(line => line.Contains(": warning ", StringComparison.Ordinal) || line.Contains(": error ", StringComparison.Ordinal))
            .Select(line => line.Trim())
            .Select(line => line[..line.IndexOf(": ", line.IndexOf(": ", StringComparison.Ordinal) + 2, StringComparison.Ordinal)])
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>Copies the parts of the package that a build uses to the folders of the package.</summary>
    private static string Unpack(string packages)
    {
        var ours = AppContext.BaseDirectory;
        var package = Path.Combine(packages, "effnet");
        Copy(Directory.GetFiles(Path.Combine(ours, "buildTransitive")), Path.Combine(package, "buildTransitive"));
        Copy(
            [Path.Combine(ours, "EffNet.Generator.dll"), Path.Combine(ours, "EffNet.Language.dll"), Path.Combine(ours, "EffNet.Networks.dll")],
            Path.Combine(package, "analyzers", "dotnet", "cs"));
        Copy([Path.Combine(ours, "resnet.effnet"), Path.Combine(ours, "mobilenet-v1.effnet")], Path.Combine(package, "families"));
        return package;
    }

    private static void Copy(IEnumerable<string> files, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in files)
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
    }
}
