using EffNet.Generator.Tests.Analysis;
using Microsoft.CodeAnalysis;
using Xunit;

namespace EffNet.Generator.Tests;

/// <summary>The type of a variant without a network has every member of the complete type, so that code that uses it has only the error of the cause.</summary>
public sealed class SkeletonTests
{
    public static TheoryData<string, string> Mistakes { get; } = new()
    {
        { "variant A { }", "variant A { phi: -1; }" },
        { "variant A { }", "variant A { phi: -1; } variant B { }" },
        { "variant A { }", "variant A { width: 1.2 1; }" },
        { "classes: 10;", "classes: ten;" },
        { "image(channels: 3, size: 32)", "image(channels: 3, size: 0)" },
        { "expand: 2", "exand: 2" },
        { "se: 0.25", "se: 7" },
        { "stage1: conv(kernel: 3", "stage1: conv(kernel: 4" },
        { "profile: p;", "profile: q;" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void The_type_of_an_invalid_variant_has_every_member_of_the_complete_type(string before, string after) =>
        Assert.Empty(Members(RuleCases.Sound).Except(Members(RuleCases.Edit(before, after))));

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Code_that_uses_an_invalid_variant_reports_only_CS0619(string before, string after)
    {
        const string Source = """
            class Use
            {
                public Sample.TinyA.StageFeatures? Features { get; set; }
                public static long Flops => Sample.TinyA.Stages.Stage2.Flops + Sample.TinyA.CostFor().Flops + Sample.TinyA.Variant.Flops;
                public static Sample.TinyA.Modules.Stage2 Get(Sample.TinyA model) => model.Stage2;
                public static TorchSharp.torch.Tensor Run(Sample.TinyA model, TorchSharp.torch.Tensor input) => model.Features(input).Logits;
            }
            """;

        var found = Compiler.Compile([Files.Text(ProjectTest.FilePath, RuleCases.Edit(before, after))], Source);

        Assert.NotEmpty(found);
        Assert.All(found, d => Assert.Equal("CS0619", d.Id));
    }

    [Theory]
    [InlineData("phi: 0;", "phi: -1;")]
    [InlineData("image(channels: 3,", "image(channels: 0,")]
    public void Code_that_loads_weights_into_an_invalid_variant_reports_only_CS0619(string before, string after)
    {
        const string Source = """
            using EffNet.Models;
            static class Use
            {
                public static void Run()
                {
                    EfficientNetB0.LoadAsync(EfficientNetB0.Checkpoints.Default).Wait();
                    EfficientNetB0.Load("b0.safetensors").Dispose();
                    System.Console.WriteLine(EfficientNetB0.Checkpoints.All.Count + EfficientNetB0.Checkpoints.TorchvisionImageNet1kV1.Name);
                }
            }
            """;
        var text = Files.Read("models.effnet");
        text = text[..text.IndexOf("    variant B1", StringComparison.Ordinal)] + "}\n";
        Assert.Contains(before, text, StringComparison.Ordinal);

        var found = Compiler.Compile([Files.Text(ProjectTest.FilePath, text.Replace(before, after, StringComparison.Ordinal))], Source);

        Assert.NotEmpty(found);
        Assert.All(found, d => Assert.Equal("CS0619", d.Id));
    }

    private static List<string> Members(string text)
    {
        Compiler.Driver([Files.Text(ProjectTest.FilePath, text)])
            .RunGeneratorsAndUpdateCompilation(Compiler.Compilation(), out var compilation, out _, TestContext.Current.CancellationToken);
        return [.. Members(compilation.GetTypeByMetadataName("Sample.TinyA")!).Distinct()];
    }

    private static IEnumerable<string> Members(INamespaceOrTypeSymbol type) => type.GetMembers()
        .Where(member => member.DeclaredAccessibility == Accessibility.Public)
        .SelectMany(member => member is INamedTypeSymbol nested ? Members(nested).Append(nested.ToDisplayString()) : [$"{member.Kind} {type.Name}.{member.Name}"]);
}
