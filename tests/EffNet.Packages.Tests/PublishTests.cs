using System.Runtime.InteropServices;
using EffNet.Packages.Tests.Support;

namespace EffNet.Packages.Tests;

/// <summary>Programs that are published for other machines.</summary>
[Collection(PackageTests.Name)]
public sealed class PublishTests(PackageFeed feed)
{
    [Fact]
    public async Task A_trimmed_program_without_TorchSharp_reads_weights_an_image_and_its_network()
    {
        var folder = WithoutTorch.Write(feed, "<PublishTrimmed>true</PublishTrimmed>");

        (await folder.DotNet("publish", "-o", "out")).SucceededSilently();
        var run = await feed.DotNet.Execute(folder.Locate(OperatingSystem.IsWindows() ? "out/Facts.exe" : "out/Facts"), folder.Path);

        Assert.Equal(WithoutTorch.Output, run.Succeeded().Lines);
        Assert.DoesNotContain(
            Directory.GetFiles(folder.Locate("out"), "*", SearchOption.AllDirectories), file => Path.GetFileName(file).Contains("torch", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_self_contained_trimmed_program_runs_and_has_only_warnings_of_TorchSharp()
    {
        Sweep.Only();
        var folder = feed.NewFolder()
            .WriteProject("Trimmed.csproj", $"""
                <OutputType>Exe</OutputType>
                <EffNetFamilies>efficientnet</EffNetFamilies>
                <PublishTrimmed>true</PublishTrimmed>
                <SelfContained>true</SelfContained>
                <TrimmerSingleWarn>false</TrimmerSingleWarn>
                <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
                """, Samples.Reference(feed) + Samples.NativeReference(feed))
            .Write("Program.cs", """
                using EffNet.Models;
                using static TorchSharp.torch;

                using var model = new EfficientNetB0(classes: 10);
                using var images = rand(1, 3, 64, 64);
                model.Stage3.register_forward_hook((_, _, output) => { Console.WriteLine("Stage3 " + string.Join('x', output.shape)); return output; });
                using var logits = model.call(images);
                logits.sum().backward();
                Console.WriteLine(model.Stage3.Block1.ExpandConv.weight?.grad is not null);
                """);

        var publish = (await folder.DotNet("publish", "-o", "out")).Succeeded();
        var run = await feed.DotNet.Execute(folder.Locate(OperatingSystem.IsWindows() ? "out/Trimmed.exe" : "out/Trimmed"), folder.Path);

        Assert.All(publish.Complaints, line => Assert.Contains(": TorchSharp.", line, StringComparison.Ordinal));
        // On some processors, libtorch itself warns that it cannot use NNPACK.
        Assert.Equal(["Stage3 1x24x16x16", "True"], run.Succeeded().Lines.Where(line => !line.Contains("NNPACK.cpp", StringComparison.Ordinal)));
    }
}
