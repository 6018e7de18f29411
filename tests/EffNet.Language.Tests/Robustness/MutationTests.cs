using System.Text.RegularExpressions;

namespace EffNet.Language.Tests.Robustness;

/// <summary>Damaged files of every kind: no exception, no hang, and a diagnostic with a message and a place for everything that is not understood.</summary>
public sealed partial class MutationTests
{
    private const int Mutants = 400;

    private static readonly string[] Splinters =
    [
        "{", "}", "(", ")", ";", ":", ",", ".", "=", "~", "<=", "<", "\"", "/*", "*/", "//", "\n", "\r", "%", "-", "1e", "9x", "0", "1e28", "1e999", "_",
        "variant B0 {", "family F {", "profile p {", "require", "effnet", "phi", "stage3", "mbconv(", "\uFEFF", "é", "😀", "\0",
    ];

    public static TheoryData<string, int> Seeds
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var file in Shipped.All)
            {
                for (var seed = 0; seed < 3; seed++)
                    rows.Add(file, seed);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Damaged_tokens_do_no_harm(string file, int seed) =>
        Damage(Token().Matches(Shipped.Read(file)).Select(m => m.Value).ToList(), new Random(seed));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Damaged_characters_do_no_harm(string file, int seed) =>
        Damage(Shipped.Read(file).Select(c => c.ToString()).ToList(), new Random(seed));

    [Fact]
    public void A_file_cut_off_anywhere_does_no_harm()
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
    public void A_file_that_begins_anywhere_does_no_harm()
    {
        var text = Shipped.Read(Shipped.TensorFlow);
        for (var start = 0; start < text.Length; start += 7)
            Check(text[start..]);
    }

    private static void Damage(List<string> pieces, Random random)
    {
        for (var i = 0; i < Mutants; i++)
        {
            var damaged = new List<string>(pieces);
            for (var wounds = random.Next(1, 4); wounds > 0; wounds--)
                Wound(damaged, random);
            Check(string.Concat(damaged));
        }
    }

    private static void Wound(List<string> pieces, Random random)
    {
        var (at, other) = (random.Next(pieces.Count), random.Next(pieces.Count));
        switch (random.Next(5))
        {
            case 0:
                pieces.RemoveAt(at);
                break;
            case 1:
                pieces.Insert(at, pieces[at]);
                break;
            case 2:
                (pieces[at], pieces[other]) = (pieces[other], pieces[at]);
                break;
            case 3:
                pieces.Insert(at, Splinters[random.Next(Splinters.Length)]);
                break;
            default:
                pieces.RemoveRange(at, Math.Min(random.Next(1, 40), pieces.Count - at));
                break;
        }
    }

    private static CompiledFile Check(string text)
    {
        var compiled = ModelCompiler.Compile(text);
        try
        {
            Soundness.Check(text, compiled);
        }
        catch (Exception unsound)
        {
            throw new InvalidOperationException($"{unsound.Message}\nin\n{text}", unsound);
        }

        return compiled;
    }

    [GeneratedRegex(@"\s+|//[^\r\n]*|\w+|.", RegexOptions.Singleline)]
    private static partial Regex Token();
}
