namespace EffNet.Language.Tests.Support;

/// <summary>
/// The smallest valid file with one part replaced, so that a test shows only that part. The file has two families; the first one's
/// variants are <c>Before</c>, the part under test, and <c>After</c>. The variant of the second family is <c>Elsewhere</c>.
/// </summary>
internal static class Source
{
    public const string Version = "effnet 1;";
    public const string Profile = "profile plain { padding: symmetric; norm: batch(eps: 1e-5, momentum: 0.1); }";

    private static readonly (string Word, string Text)[] s_statements =
    [
        ("input", "input: image(channels: 3, size: 32);"),
        ("classes", "classes: 10;"),
        ("activation", "activation: silu;"),
        ("profile", "profile: plain;"),
        ("scaling", "scaling: compound(alpha: 1.2, beta: 1.1, gamma: 1.15);"),
        ("stem", "stem: conv(kernel: 3, stride: 2, channels: 8, at: 32);"),
        ("body", "body: mbconv(kernel: 3, stride: 1, expand: 6, se: 0.25, channels: 8, layers: 1, at: 16);"),
        ("top", "top: head(channels: 16, pool: average, at: 16);"),
    ];

    /// <summary>A valid file.</summary>
    public static string Valid { get; } = File();

    /// <summary>A file whose first family has <paramref name="variant"/> between two sound ones.</summary>
    public static string WithVariant(string variant) => File(family: Family("public family Net", Body([]), variant));

    /// <summary>A file whose first family has <paramref name="statement"/> instead of its statement <paramref name="replaced"/>.</summary>
    public static string WithStatement(string statement, string replaced) => File(family: Family("public family Net", Body([(replaced, statement)])));

    /// <summary>A file whose first family has <paramref name="statement"/> before its stages.</summary>
    public static string WithExtra(string statement) => WithStatement($"{statement}\n    {Default("activation")}", "activation");

    /// <summary>A file whose first family lacks the statement <paramref name="word"/>.</summary>
    public static string Without(string word) => WithStatement(string.Empty, word);

    /// <summary>A file whose first family has the header <paramref name="header"/>, for example <c>public family Net</c>.</summary>
    public static string WithHeader(string header) => File(family: Family(header, Body([])));

    /// <summary>A family of one variant <c>X</c> with several statements replaced.</summary>
    public static string Alone(string variant, params (string Word, string Statement)[] replacements) =>
        $"{Version}\n{Profile}\npublic family Net\n{{\n{Body(replacements)}    {variant}\n}}\n";

    /// <summary>A whole file from its parts.</summary>
    public static string File(
        string version = Version, string @namespace = "namespace Test.Models;", string profile = Profile, string? family = null, string tail = "") =>
        $"{version}\n{@namespace}\n{profile}\n{family ?? Family("public family Net", Body([]))}\n"
        + $"internal family Other\n{{\n{Body([])}    variant Elsewhere {{ phi: 0; }}\n}}\n{tail}";

    /// <summary>One family with the variants <c>Before</c>, <paramref name="variant"/> and <c>After</c>.</summary>
    public static string Family(string header, string body, string variant = "variant X { phi: 0; }") =>
        $"{header}\n{{\n{body}    variant Before {{ phi: 0; }}\n    {variant}\n    variant After {{ phi: 0; }}\n}}";

    public static string Default(string word) => s_statements.Single(s => s.Word == word).Text;

    public static string Body((string Word, string Statement)[] replacements)
    {
        var unknown = replacements.Select(r => r.Word).Except(s_statements.Select(s => s.Word)).ToList();
        Assert.Empty(unknown);
        var replaced = replacements.ToDictionary(r => r.Word, r => r.Statement);
        return string.Concat(s_statements.Select(s => $"    {replaced.GetValueOrDefault(s.Word, s.Text)}\n"));
    }
}
