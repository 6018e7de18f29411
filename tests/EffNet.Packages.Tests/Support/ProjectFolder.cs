namespace EffNet.Packages.Tests.Support;

/// <summary>A folder with one or more projects.</summary>
internal sealed class ProjectFolder(string path, PackageFeed feed)
{
    /// <summary>The folder.</summary>
    public string Path { get; } = path;

    /// <summary>Writes a file and creates its folders.</summary>
    public ProjectFolder Write(string name, string content)
    {
        var file = Locate(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return this;
    }

    /// <summary>Writes a project file around <paramref name="content"/>.</summary>
    public ProjectFolder WriteProject(string name, string properties, string items = "") => Write(name, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {items}
          </ItemGroup>
        </Project>
        """);

    /// <summary>Replaces <paramref name="old"/>, which must occur in the file.</summary>
    public void Edit(string name, string old, string @new)
    {
        var text = File.ReadAllText(Locate(name));
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(Locate(name), text.Replace(old, @new, StringComparison.Ordinal));
    }

    /// <summary>Returns the path of <paramref name="name"/>.</summary>
    public string Locate(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Runs <c>dotnet</c> here.</summary>
    public Task<CommandResult> DotNet(params string[] arguments) => feed.DotNet.Run(Path, arguments);
}
