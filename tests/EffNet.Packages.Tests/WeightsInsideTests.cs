using System.Runtime.InteropServices;
using EffNet.Language;
using EffNet.Networks;
using EffNet.Packages.Tests.Support;

namespace EffNet.Packages.Tests;

/// <summary>Programs with embedded weights or with weights beside the program.</summary>
[Collection(PackageTests.Name)]
public sealed class WeightsInsideTests(PackageFeed feed)
{
    private const string Program = """
        using EffNet.Inference;
        using Pets;

        using var cats = CatsA.Engine.Load();
        using var dogs = DogsA.Engine.Load(new InferenceOptions { Threads = 1 });
        using var expected = DogsA.Engine.Load(args[0]);
        Console.WriteLine($"{Scores(cats).Length} {cats.Info.Network} {Scores(dogs).SequenceEqual(Scores(expected))} {Scores(cats).SequenceEqual(Scores(dogs))}");

        static float[] Scores(InferenceEngine engine)
        {
            var (image, scores) = (new float[engine.Network.Input.Elements], new float[engine.Network.ClassCount]);
            image.AsSpan().Fill(0.5f);
            engine.Run(image, scores);
            return scores;
        }
        """;

    [Fact]
    public async Task Weights_are_packed_once_embedded_or_placed_beside_the_program_and_removed_by_clean()
    {
        var folder = Write();
        var (dogs, packed) = (folder.Locate("some files/dogs.safetensors"), folder.Locate("obj/Debug/net10.0/effnet-weights/CatsA.engine"));

        Assert.Equal(["4 CatsA True False"], (await folder.DotNet("run", "--", dogs)).SucceededSilently().Lines);
        var written = File.GetLastWriteTimeUtc(packed);
        (await folder.DotNet("build", "--no-restore")).SucceededSilently();
        Assert.Equal(written, File.GetLastWriteTimeUtc(packed));
        Assert.Empty(Directory.GetFiles(folder.Locate("bin"), "*.engine", SearchOption.AllDirectories));

        File.WriteAllBytes(folder.Locate("cats.safetensors"), DrawnSafetensors.Of(NetworkOf("Cats").With(classCount: 5)));
        Assert.Equal(["5 CatsA True False"], (await folder.DotNet("run", "--no-restore", "--", dogs)).SucceededSilently().Lines);

        var publish = await folder.DotNet(
            "publish", "-o", "out", "-r", RuntimeInformation.RuntimeIdentifier, "-p:EffNetWeightsPlacement=Beside", "-p:PublishSingleFile=true", "-p:SelfContained=false");
        publish.SucceededSilently();
        Assert.Equal(["CatsA.engine", "DogsA.engine"], Directory.GetFiles(folder.Locate("out"), "*.engine").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.GetFiles(folder.Locate("out"), "*.dll"));
        var run = await feed.DotNet.Execute(folder.Locate(OperatingSystem.IsWindows() ? "out/Pets.exe" : "out/Pets"), folder.Path, dogs);
        Assert.Equal(["5 CatsA True False"], run.Succeeded().Lines);

        (await folder.DotNet("clean")).SucceededSilently();
        Assert.False(File.Exists(packed));
    }

    /// <summary>A copied file may keep its time, which can be earlier than the time of all build outputs.</summary>
    [Theory]
    [InlineData("Embedded")]
    [InlineData("Beside")]
    public async Task A_replaced_file_of_weights_is_used_even_if_it_is_older(string placement)
    {
        var folder = Write($"<EffNetPackWeights>false</EffNetPackWeights><EffNetWeightsPlacement>{placement}</EffNetWeightsPlacement>");
        var (cats, dogs) = (folder.Locate("cats.safetensors"), folder.Locate("some files/dogs.safetensors"));
        Assert.StartsWith("4 ", Assert.Single((await folder.DotNet("run", "--", dogs)).SucceededSilently().Lines), StringComparison.Ordinal);

        File.WriteAllBytes(cats, DrawnSafetensors.Of(NetworkOf("Cats").With(classCount: 5)));
        File.SetLastWriteTimeUtc(cats, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.StartsWith("5 ", Assert.Single((await folder.DotNet("run", "--no-restore", "--", dogs)).SucceededSilently().Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_that_do_not_fit_cause_one_error_of_the_build()
    {
        var folder = Write();
        File.Copy(folder.Locate("some files/dogs.safetensors"), folder.Locate("cats.safetensors"), overwrite: true);

        var complaint = Assert.Single((await folder.DotNet("build", "-p:EffNetPackWeights=false")).Complaints);

        Assert.Contains($"Pets.csproj : error EFNB008: The weights '{folder.Locate("cats.safetensors")}' cannot be used for 'CatsA': ", complaint, StringComparison.Ordinal);
    }

    private static Network NetworkOf(string family) =>
        ModelCompiler.Compile(Text(family), TestContext.Current.CancellationToken).Model.Families[0].Variants[0].Network!;

    /// <summary>The families differ in their channels.</summary>
    private static string Text(string family) => Samples.Family(family).Replace("channels: 16", $"channels: {(family == "Cats" ? 16 : 24)}", StringComparison.Ordinal);

    private ProjectFolder Write(string properties = "<EffNetPackWeights>true</EffNetPackWeights>")
    {
        var folder = feed.NewFolder()
            .WriteProject("Pets.csproj", $"<OutputType>Exe</OutputType>{properties}", $"""
                {Samples.ReferenceWithoutTorch(feed)}
                <PackageReference Include="EffNet.Inference" Version="{feed.Version}" />
                <EffNetWeights Include="cats.safetensors" Network="CatsA" />
                <EffNetWeights Include="some files/dogs.safetensors" Network="DogsA" />
                """)
            .Write("cats.effnet", Text("Cats"))
            .Write("dogs.effnet", Text("Dogs"))
            .Write("Program.cs", Program)
            .Write("some files/readme.txt", string.Empty);
        File.WriteAllBytes(folder.Locate("cats.safetensors"), DrawnSafetensors.Of(NetworkOf("Cats").With(classCount: 4)));
        File.WriteAllBytes(folder.Locate("some files/dogs.safetensors"), DrawnSafetensors.Of(NetworkOf("Dogs")));
        return folder;
    }
}
