using EffNet.Fuzz.Checks;

namespace EffNet.Language.Tests.Support;

/// <summary>What holds for every compilation, whatever the text: the fuzzer's own rules.</summary>
internal static class Soundness
{
    public static void Check(string text, CompiledFile compiled) => Assert.Empty(CompiledFileCheck.Find(text, compiled));
}
