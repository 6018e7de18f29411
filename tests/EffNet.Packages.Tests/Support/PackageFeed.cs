using NuGet.Packaging;

namespace EffNet.Packages.Tests.Support;

/// <summary>
/// The packages, made by <c>dotnet pack</c> from this checkout, in a folder that serves as a feed; beside it a package cache that is empty at first, and room for
/// projects that have never heard of the repository.
/// </summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private static readonly string[] s_projects = ["EffNet", "EffNet.Cli", "EffNet.Templates"];

    private readonly string _root = Directory.CreateTempSubdirectory("EffNet.Packages.Tests.").FullName;

    internal DotNet DotNet => field ??= new DotNet(Path.Combine(_root, "cache"));

    /// <summary>The checkout.</summary>
    internal static string Repository { get; } = FindRepository(AppContext.BaseDirectory);

    /// <summary>The version all of them have.</summary>
    internal string Version { get; private set; } = string.Empty;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(FeedFolder);
        await File.WriteAllTextAsync(Path.Combine(_root, "nuget.config"), """
            <configuration>
              <packageSources>
                <add key="packed" value="feed" />
              </packageSources>
            </configuration>
            """);
        foreach (var result in await Pack(FeedFolder))
            result.SucceededSilently();
        using var package = Open("EffNet");
        Version = package.NuspecReader.GetVersion().ToNormalizedString();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Packs all of them into <paramref name="folder"/>.</summary>
    internal static async Task<IReadOnlyList<CommandResult>> Pack(string folder, params string[] options)
    {
        // With the developer's own package cache: it is the users' that has to be empty.
        var dotnet = new DotNet(Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"));
        var results = new List<CommandResult>();
        foreach (var project in s_projects)
            results.Add(await dotnet.Run(Repository, ["pack", Path.Combine("src", project), "-c", "Release", "-o", folder, .. options]));
        return results;
    }

    /// <summary>An empty folder for a project, in reach of the feed.</summary>
    internal ProjectFolder NewFolder() => new(Directory.CreateDirectory(Path.Combine(_root, Path.GetRandomFileName())).FullName, this);

    /// <summary>The package's file, or one of its symbols.</summary>
    internal string PathOf(string package, string extension = ".nupkg") => Assert.Single(
        Directory.GetFiles(FeedFolder, $"{package}.*{extension}"),
        file => char.IsAsciiDigit(Path.GetFileName(file)[package.Length + 1]));

    /// <summary>Reads the package.</summary>
    internal PackageArchiveReader Open(string package, string extension = ".nupkg") => new(PathOf(package, extension));

    /// <summary>Where the packages lie.</summary>
    internal string FeedFolder => Path.Combine(_root, "feed");

    private static string FindRepository(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "Generators.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("These tests pack the checkout that they were built in.");
    }
}

/// <summary>The tests that share one feed.</summary>
[CollectionDefinition(Name)]
public sealed class PackageTests : ICollectionFixture<PackageFeed>
{
    /// <summary>Their name.</summary>
    public const string Name = "Packages";
}
