namespace EffNet.Language.Tests.Support;

/// <summary>What holds for every compilation, whatever the text.</summary>
internal static class Soundness
{
    public static void Check(string text, CompiledFile compiled)
    {
        foreach (var diagnostic in compiled.Diagnostics)
        {
            Assert.False(string.IsNullOrWhiteSpace(diagnostic.Message));
            Assert.InRange(diagnostic.Span.Start, 0, text.Length);
            Assert.InRange(diagnostic.Span.End, diagnostic.Span.Start, text.Length);
            Assert.True(compiled.Lines.GetPosition(diagnostic.Span.Start).Line >= 0);
        }

        foreach (var variant in Effnet.Variants(compiled))
        {
            Assert.True(
                variant.Network is null == variant.Broken is not null,
                $"{variant.Name}: network {variant.Network is not null}, broken {variant.Broken?.Id ?? "null"}");
            if (variant.Broken is { } broken)
                Assert.Contains(compiled.Diagnostics, d => d.Rule.Id == broken.Id && d.Message == broken.Message && d.Rule.BreaksNetwork);
        }
    }
}
