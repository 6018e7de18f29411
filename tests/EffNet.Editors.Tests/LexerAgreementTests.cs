using System.Text;
using EffNet.Fuzz.Inputs;

namespace EffNet.Editors.Tests;

/// <summary>The grammar takes for comments, words, numbers, punctuation and unreadable text what the language's lexer takes for them, whatever the text.</summary>
public sealed class LexerAgreementTests
{
    private const long Seed = 1;
    private const int Inputs = 300;

    /// <summary>Longer mutants mostly repeat what they hold, and take long to color.</summary>
    private const int MaximumLength = 4_000;

    public static TheoryData<string> Models => ShippedFile.Models;

    [Theory]
    [MemberData(nameof(Models))]
    public void Shipped_files_are_read_alike(string name) => IsReadAlike(ShippedFile.ReadModel(name), name);

    [Fact]
    public void Mutated_files_are_read_alike()
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
    public void Odd_text_is_read_alike(string text) => IsReadAlike(text, text);

    /// <summary>The text as an editor opens it: half of a surrogate pair does not survive being saved.</summary>
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
