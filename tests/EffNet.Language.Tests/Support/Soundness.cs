using EffNet.Fuzz.Checks;

namespace EffNet.Language.Tests.Support;

/// <summary>Checks that hold for every compilation of any text: the checks of the fuzzer.</summary>
internal static class Soundness
{
    public static void Check(string text, CompiledFile compiled) => Assert.Empty(CompiledFileCheck.Find(text, compiled));
}
