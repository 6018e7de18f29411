namespace EffNet.Fuzz.Inputs;

/// <summary>The texts that inputs are made of: the shipped files as they were when this assembly was built.</summary>
internal sealed class Corpus
{
    private const string Prefix = "corpus/";

    private Corpus(IReadOnlyList<CorpusText> texts) => Texts = texts;

    /// <summary>Sorted by name, so that the order is the same on every machine.</summary>
    public IReadOnlyList<CorpusText> Texts { get; }

    /// <summary>Reads what the project file embedded.</summary>
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

    /// <summary>A file's text; git may have given it the line ends of its machine.</summary>
    private static string Read(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
