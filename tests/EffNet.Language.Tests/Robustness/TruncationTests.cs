namespace EffNet.Language.Tests.Robustness;

/// <summary>Parts of files: no exception, no hang, and a diagnostic if something is missing.</summary>
public sealed class TruncationTests
{
    [Fact]
    public void A_truncated_file_compiles_without_exceptions()
    {
        var text = Shipped.Read(Shipped.Torchvision);
        for (var length = 0; length < text.Length; length++)
        {
            var compiled = Check(text[..length]);
            if (text[length..].Contains('}', StringComparison.Ordinal))
                Assert.NotEmpty(compiled.Diagnostics);
        }
    }

    [Fact]
    public void A_file_without_its_beginning_compiles_without_exceptions()
    {
        var text = Shipped.Read(Shipped.TensorFlow);
        for (var start = 0; start < text.Length; start += 7)
            Check(text[start..]);
    }

    private static CompiledFile Check(string text)
    {
        var compiled = ModelCompiler.Compile(text);
        Soundness.Check(text, compiled);
        return compiled;
    }
}
