using EffNet.Language;
using EffNet.Language.Diagnostics;
using EffNet.Language.Formatting;
using EffNet.Weights;

namespace EffNet.Cli.Formatting;

/// <summary>A file from the command line that was read and formatted, but not written.</summary>
/// <param name="Path">The path of the file as the user spelled it.</param>
/// <param name="Source">The content of the file; <see langword="null"/> if it cannot be formatted.</param>
/// <param name="Formatted">The canonical form of the file; <see langword="null"/> if it cannot be formatted.</param>
/// <param name="IsChanged"><see langword="true"/> if the canonical form differs from the content.</param>
/// <param name="Messages">The reasons why the file is not formatted, one line each.</param>
internal sealed record FormattedSource(string Path, EncodedText? Source, EncodedText? Formatted, bool IsChanged, IReadOnlyList<Message> Messages)
{
    /// <summary>
    /// Reads and formats <paramref name="path"/>, or <paramref name="input"/> if the path is <see cref="SourceFile.StandardInput"/>. If the file cannot be
    /// read, the result contains a message, and no exception is thrown.
    /// </summary>
    public static FormattedSource Load(string path, Stream input)
    {
        try
        {
            if (path == SourceFile.StandardInput)
                return Of(path, EncodedText.Read(input));
            if (new FileInfo(path) is { Exists: true, Length: > SourceFile.LongestFile })
                return From(path, ModelCompiler.TooLarge());
            using var stream = File.OpenRead(path);
            return Of(path, EncodedText.Read(stream));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Failed(path, FileProblem.OfReading(path, exception));
        }
    }

    /// <summary>Writes the file if it changed, and returns this instance. If the file cannot be written, returns an instance with a message.</summary>
    public FormattedSource Write()
    {
        if (!IsChanged || Formatted is null)
            return this;
        try
        {
            AtomicFile.Write(Path, stream => stream.Write(Formatted.ToBytes()));
            return this;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Failed(Path, FileProblem.OfWriting(Path, exception));
        }
    }

    /// <summary>Returns the changes as a unified diff; no lines if there are none.</summary>
    public IEnumerable<DiffLine> Diff() => IsChanged && Source is not null && Formatted is not null
        ? UnifiedDiff.Between(Path == SourceFile.StandardInput ? "standard input" : Path, Source.ToString(), Formatted.ToString())
        : [];

    private static FormattedSource Of(string path, EncodedText source)
    {
        var file = Formatter.Format(source.Text);
        return file.Text is null
            ? new FormattedSource(path, null, null, IsChanged: false, [.. file.Diagnostics.Select(d => Message.Of(path, d, file.Lines))])
            : new FormattedSource(path, source, source with { Text = file.Text }, file.Text != source.Text, []);
    }

    private static FormattedSource From(string path, CompiledFile compiled) =>
        new(path, null, null, IsChanged: false, [.. compiled.Diagnostics.Select(d => Message.Of(path, d, compiled.Lines))]);

    private static FormattedSource Failed(string path, string reason) => new(path, null, null, IsChanged: false, [new Message(path, DiagnosticSeverity.Error, null, reason)]);
}
