using System.Runtime.InteropServices;

namespace EffNet.Packages.Tests.Support;

/// <summary>
/// A program without TorchSharp: it reads the weights of a network from a file, prepares an image, and enumerates the nodes of the network. Its package versions are
/// managed centrally, and its warnings are errors. <c>tests/scripts/publish-ahead-of-time</c> compiles the same program ahead of time.
/// </summary>
internal static class WithoutTorch
{
    /// <summary>The lines that it prints.</summary>
    public static string[] Output { get; } = ["5288548 of 5288548", "weights 360 tensors, fits", "picture 150528 values, first -2.117904", "bicubic 224", "ModuleVariant False"];

    /// <summary>Writes the program.</summary>
    /// <param name="feed">The packages.</param>
    /// <param name="properties">Further properties of the project.</param>
    public static ProjectFolder Write(PackageFeed feed, string properties)
    {
        var folder = feed.NewFolder()
            .Write("Directory.Packages.props", Samples.CentralVersions(feed, "EffNet.Variants", "EffNet.Pictures.Skia"))
            .WriteProject("Facts.csproj", $"""
                <OutputType>Exe</OutputType>
                <EffNetFamilies>efficientnet</EffNetFamilies>
                <InvariantGlobalization>true</InvariantGlobalization>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <SelfContained>true</SelfContained>
                <TrimmerSingleWarn>false</TrimmerSingleWarn>
                <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
                {properties}
                """, """<PackageReference Include="EffNet.Variants" /><PackageReference Include="EffNet.Pictures.Skia" />""");
        File.Copy(Path.Combine(PackageFeed.Repository, "tests", "EffNet.Packages.Tests", "Programs", "WithoutTorch.cs"), folder.Locate("Program.cs"));
        return folder;
    }
}
