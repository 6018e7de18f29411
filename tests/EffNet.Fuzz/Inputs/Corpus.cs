namespace EffNet.Fuzz.Inputs;

/// <summary>The texts that inputs are derived from: the shipped files that are embedded in this assembly.</summary>
internal sealed class Corpus
{
    private const string Prefix = "corpus/";

    private Corpus(IReadOnlyList<CorpusText> texts) => Texts = texts;

    /// <summary>Sorted by name, so that the order is the same on every machine.</summary>
    public IReadOnlyList<CorpusText> Texts { get; }

    /// <summary>Reads the embedded files.</summary>
    public static Corpus Load()
    {
        var assembly = typeof(Corpus).Assembly;
        return new Corpus(
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.Replace('\\', '/').StartsWith(Prefix, StringComparison.Ordinal))
                .Select(name => new CorpusText(name.Replace('\\', '/')[Prefix.Length..], Read(assembly.GetManifestResourceStream(name)!)))
                .OrderBy(text => text.Name, StringComparer.Ordinal),
        ]);
    }

    /// <summary>Returns the text of a file with "\n" as line ends, because git can change line ends.</summary>
    private static string Read(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
