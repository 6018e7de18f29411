using EffNet.Fuzz.Inputs;

namespace EffNet.Editors.Tests.Support;

/// <summary>The file of the fuzzer that contains every word of the language.</summary>
internal static class WholeLanguage
{
    /// <summary>Gets the file.</summary>
    public static string Text { get; } = Corpus.Load().Texts.Single(t => t.Name == "seeds/whole-language.effnet").Text;
}
