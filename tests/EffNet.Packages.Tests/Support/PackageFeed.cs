using NuGet.Packaging;

namespace EffNet.Packages.Tests.Support;

/// <summary>
/// The packages, packed from this checkout as it was built with these tests, in a folder that is used as a feed. Beside it are a package cache, which is empty at first,
/// and folders for projects that do not use the repository.
/// </summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("EffNet.Packages.Tests.").FullName;

    internal DotNet DotNet => field ??= new DotNet(Path.Combine(_root, "cache"));

    /// <summary>The checkout.</summary>
    internal static string Repository { get; } = FindRepository(AppContext.BaseDirectory);

    /// <summary>The version of all packages.</summary>
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
        await Pack(FeedFolder);
        using var package = Open("EffNet");
        Version = package.NuspecReader.GetVersion().ToNormalizedString();
        (await DotNet.Run(_root, ["new", "install", PathOf("EffNet.Templates"), .. OwnTemplates])).Succeeded();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>The arguments with which <c>dotnet new</c> uses only the templates of this feed.</summary>
    private string[] OwnTemplates => ["--debug:custom-hive", Path.Combine(_root, ".templates")];

    /// <summary>Runs <c>dotnet new</c> with the templates of this feed, in <paramref name="folder"/>. The user's installed templates are not changed.</summary>
    internal Task<CommandResult> New(ProjectFolder folder, params string[] arguments) => folder.DotNet(["new", .. arguments, .. OwnTemplates]);

    /// <summary>Packs all packages into <paramref name="folder"/>.</summary>
    internal static async Task Pack(string folder)
    {
        // Packing uses the developer's package cache; only the cache of the test projects must be empty.
        var dotnet = new DotNet(
            Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"));
        (await dotnet.Run(Repository, "pack", Path.Combine("src", "packages.slnf"), "--no-build", "-c", Configuration, "-o", folder)).SucceededSilently();
    }

    /// <summary>Creates an empty folder for a project, below the nuget.config of the feed.</summary>
    internal ProjectFolder NewFolder() => new(Directory.CreateDirectory(Path.Combine(_root, Path.GetRandomFileName())).FullName, this);

    /// <summary>Returns the path of the file of a package, or of its symbols.</summary>
    internal string PathOf(string package, string extension = ".nupkg") => Assert.Single(
        Directory.GetFiles(FeedFolder, $"{package}.*{extension}"),
        file => char.IsAsciiDigit(Path.GetFileName(file)[package.Length + 1]));

    /// <summary>Reads the package.</summary>
    internal PackageArchiveReader Open(string package, string extension = ".nupkg") => new(PathOf(package, extension));

    /// <summary>Gets the folder of the packages.</summary>
    internal string FeedFolder => Path.Combine(_root, "feed");

    /// <summary>The configuration in which the packages were built with these tests.</summary>
    internal static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

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
    /// <summary>The name of the collection.</summary>
    public const string Name = "Packages";
}
