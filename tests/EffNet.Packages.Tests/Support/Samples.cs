namespace EffNet.Packages.Tests.Support;

/// <summary>Small files for projects.</summary>
internal static class Samples
{
    /// <summary>A family of one network, <c>{name}A</c>, without a namespace.</summary>
    public static string Family(string name) => $$"""
        effnet 1;

        profile torchvision { padding: symmetric; }

        public family {{name}}
        {
            input: image(channels: 3, size: 32); classes: 10; activation: silu; profile: torchvision;
            stem: conv(kernel: 3, stride: 2, channels: 8);
            top: head(channels: 16, pool: average);
            variant A { }
        }
        """;

    /// <summary>A reference to the package.</summary>
    public static string Reference(PackageFeed feed) => $"""<PackageReference Include="EffNet" Version="{feed.Version}" />""";

    /// <summary>A reference to the package without TorchSharp.</summary>
    public static string ReferenceWithoutTorch(PackageFeed feed) => $"""<PackageReference Include="EffNet.Variants" Version="{feed.Version}" />""";

    /// <summary>A <c>Directory.Packages.props</c> that manages the versions of <paramref name="packages"/> of the feed, also if they are dependencies of other packages.</summary>
    public static string CentralVersions(PackageFeed feed, params IEnumerable<string> packages) => $"""
        <Project>
          <PropertyGroup>
            <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
            <CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled>
          </PropertyGroup>
          <ItemGroup>
            {string.Concat(packages.Select(package => $"""<PackageVersion Include="{package}" Version="{feed.Version}" />"""))}
          </ItemGroup>
        </Project>
        """;

    /// <summary>A reference to the native library, in the version of TorchSharp that the package requires.</summary>
    public static string NativeReference(PackageFeed feed) => $"""<PackageReference Include="TorchSharp-cpu" Version="{TorchSharpVersion(feed)}" />""";

    /// <summary>Returns the version of TorchSharp that the package requires.</summary>
    public static string TorchSharpVersion(PackageFeed feed)
    {
        using var package = feed.Open("EffNet");
        return package.NuspecReader.GetDependencyGroups().Single().Packages.Single(p => p.Id == "TorchSharp").VersionRange.MinVersion!.ToNormalizedString();
    }
}
