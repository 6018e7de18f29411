using System.Text.RegularExpressions;
using EffNet.Language;

namespace EffNet.Cli.Starters;

/// <summary>A family that the tool carries along, to start a file from.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Text">The file.</param>
internal sealed partial record Starter(string Name, string Text)
{
    private const string Extension = ".effnet";

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<Starter> All { get; } =
    [
        .. typeof(Starter).Assembly.GetManifestResourceNames()
            .Where(n => n.EndsWith(Extension, StringComparison.Ordinal))
            .Select(Read)
            .OrderBy(s => s.Name, StringComparer.Ordinal),
    ];

    /// <summary>What it is, by the file's first comment up to its first full stop or colon.</summary>
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

    /// <summary>How many variants it declares.</summary>
    public int Variants => ModelCompiler.Compile(Text).Model.Families.Sum(f => f.Variants.Count);

    /// <summary>Gets the default name of the file.</summary>
    public string FileName => Name + Extension;

    /// <summary>Its text in <paramref name="namespace"/> in place of its own.</summary>
    public string In(string @namespace) => NamespaceStatement.Replace(Text, $"namespace {@namespace};", count: 1);

    private static bool IsComment(string line) => line.StartsWith("//", StringComparison.Ordinal);

    /// <summary>Line ends are LF, also if git changed them where the tool was built.</summary>
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
