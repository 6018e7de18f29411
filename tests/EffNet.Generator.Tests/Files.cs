using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace EffNet.Generator.Tests;

/// <summary>Files as the compiler passes them to a generator.</summary>
internal static class Files
{
    public static string Folder { get; } = "/project/";

    /// <summary>The names of the files that the repository ships.</summary>
    public static Xunit.TheoryData<string> Shipped { get; } =
    [
        "models.effnet", "efficientnet-lite.effnet", "efficientnet-tf.effnet", "efficientnet-v2.effnet", "fashion.effnet", "mobilenet-v1.effnet", "mobilenet-v2.effnet",
        "resnet.effnet", "resnext.effnet", "scaling-tables.effnet",
    ];

    /// <summary>A small family with two variants: the smallest file for most tests.</summary>
    public static string Small(string family = "Tiny", string second = "width: 1.2;", string header = "effnet 1;") => $$"""
        {{header}}
        namespace Sample;
        profile p { padding: symmetric; }
        public family {{family}}
        {
            input: image(channels: 3, size: 32);
            classes: 10;
            activation: silu;
            profile: p;
            stage1: conv(kernel: 3, stride: 2, channels: 8);
            stage2: mbconv(kernel: 3, stride: 1, expand: 2, se: 0.25, channels: 8, layers: 2);
            stage3: head(channels: 16, pool: average);
            variant A { }
            variant B { {{second}} }
        }
        """;

    /// <summary>A family whose second stage is called <paramref name="stage"/>.</summary>
    public static string WithStage(string stage) => Small().Replace("stage2:", stage + ":", StringComparison.Ordinal);

    /// <summary>Returns the text of a shipped file or of a file of the tests.</summary>
    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, name));

    /// <summary>Returns the file as a file of the project, with a new text that has not been compiled before.</summary>
    public static AdditionalText Open(string name) => Text(Folder + name, Read(name));

    public static AdditionalText Text(string path, string content) => new InMemory(path, SourceText.From(content));

    private sealed class InMemory(string path, SourceText text) : AdditionalText
    {
        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }
}
