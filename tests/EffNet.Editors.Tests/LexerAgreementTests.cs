using System.Text;
using EffNet.Fuzz.Inputs;

namespace EffNet.Editors.Tests;

/// <summary>For any text, the grammar and the language's lexer find the same comments, words, numbers, punctuation and unreadable text.</summary>
public sealed class LexerAgreementTests
{
    private const long Seed = 1;
    private const int Inputs = 300;

    /// <summary>Longer mutated files mostly repeat their contents and take a long time to color.</summary>
    private const int MaximumLength = 4_000;

    public static TheoryData<string> Models => ShippedFile.Models;

    [Theory]
    [MemberData(nameof(Models))]
    public void Grammar_and_lexer_agree_on_every_character_of_shipped_files(string name) => IsReadAlike(ShippedFile.ReadModel(name), name);

    [Fact]
    public void Grammar_and_lexer_agree_on_every_character_of_mutated_files()
    {
        var factory = new InputFactory(Corpus.Load(), Seed);
        for (var index = 0; index < Inputs; index++)
        {
            var input = factory.Create(index);
            IsReadAlike(Saved(input.Text.Length > MaximumLength ? input.Text[..MaximumLength] : input.Text), $"input {index} of seed {Seed} ({input.Recipe})");
        }
    }

    [Theory]
    [InlineData("1 1.5 -1 1e5 1E-5 1e+5 1_000.5_0e1_0 5% 5K 5M 5G 5KiB 5MiB 5GiB -1.5e-3M")]
    [InlineData("1_ 1__0 1_.5 1.5_ 2x 5B 5kb 5K% 5%% 5%x 1e 1e+ 1.5e+x 1e5x 5KiBs 1_000_x 5k 1.5x -x --1 5-5 1.2.3 1..5 .5 1. 0x1F")]
    [InlineData("1e400 1e-400 1e28M 99999999999999999999999999999999")]
    [InlineData("a/b //c\n /d/ /* e */f/**/ /*/ g */ */ * / //")]
    [InlineData("\"a // b\" c 'd /* e' f \"g\n h 'i\n j \" ' k")]
    [InlineData("a\u2028// b\u2028c // d\u0085e /* f\u2029 */ \"g\u2028 h\" \u00A0i\u3000j\u202Fk\u200Bl\uFEFFm")]
    [InlineData("< <= <== = == ~ ~= > >= => ! : ; , . { } ( ) [ ] @ $ ^ & * + - | \\ ` ? #")]
    [InlineData("\u00E9padding padding\u00E9 \u0130nput \uD83D\uDE00 a\uD83D\uDE00b")]
    [InlineData("// effnet: ignore EFN3010\u2028width: 1;")]
    [InlineData("width: 1; /* never closed\n width: 2; // not here\n")]
    [InlineData("x: f(/* a\n b */ c: 1, // )\n d: 2)\n/*;*/")]
    public void Grammar_and_lexer_agree_on_every_character_of_unusual_text(string text) => IsReadAlike(text, text);

    /// <summary>Returns the text as an editor opens it. A surrogate without its pair is lost when a file is saved.</summary>
    private static string Saved(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static void IsReadAlike(string text, string what)
    {
        var (lexer, grammar) = (CharacterKinds.ByLexer(text), CharacterKinds.ByGrammar(text));
        for (var i = 0; i < text.Length; i++)
        {
            if (lexer[i] != grammar[i])
            {
                Assert.Fail(
                    $"In {what}, offset {i}: {lexer[i]} for the lexer, {grammar[i]} for the grammar:\n{text[Math.Max(0, i - 60)..i]}>>>{text[i..Math.Min(text.Length, i + 60)]}");
            }
        }
    }
}
