using System.Text.RegularExpressions;
using EffNet.Language;

namespace EffNet.Cli.Starters;

/// <summary>A family that the tool contains, from which users can start a file.</summary>
/// <param name="Name">The name of the family on the command line.</param>
/// <param name="Text">The file.</param>
internal sealed partial record Starter(string Name, string Text)
{
    private const string Extension = ".effnet";

    /// <summary>Gets all families, sorted by name.</summary>
    public static IReadOnlyList<Starter> All { get; } =
    [
        .. typeof(Starter).Assembly.GetManifestResourceNames()
            .Where(n => n.EndsWith(Extension, StringComparison.Ordinal))
            .Select(Read)
            .OrderBy(s => s.Name, StringComparer.Ordinal),
    ];

    /// <summary>Gets the description: the file's first comment up to its first full stop or colon.</summary>
    public string Summary
    {
        get
        {
            var lines = Text.Split('\n').SkipWhile(line => !IsComment(line)).TakeWhile(IsComment).Select(line => line[2..].Trim());
            var comment = string.Join(' ', lines);
            var end = SentenceEnd.Match(comment);
            return end.Success ? comment[..end.Index] : comment.TrimEnd('.');
        }
    }

    /// <summary>Gets the number of variants.</summary>
    public int Variants => ModelCompiler.Compile(Text).Model.Families.Sum(f => f.Variants.Count);

    /// <summary>Gets the default name of the file.</summary>
    public string FileName => Name + Extension;

    /// <summary>Returns the text with the namespace replaced by <paramref name="namespace"/>.</summary>
    public string In(string @namespace) => NamespaceStatement.Replace(Text, $"namespace {@namespace};", count: 1);

    private static bool IsComment(string line) => line.StartsWith("//", StringComparison.Ordinal);

    /// <summary>Reads a family with LF line endings, even if git changed them on the machine that built the tool.</summary>
    private static Starter Read(string resource)
    {
        using var reader = new StreamReader(typeof(Starter).Assembly.GetManifestResourceStream(resource)!);
        return new Starter(resource[..^Extension.Length], reader.ReadToEnd().ReplaceLineEndings("\n"));
    }

    [GeneratedRegex("[.:] ")]
    private static partial Regex SentenceEnd { get; }

    [GeneratedRegex(@"^namespace [\w.]+;", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex NamespaceStatement { get; }
}
