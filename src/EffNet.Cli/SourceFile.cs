using EffNet.Language;
using EffNet.Language.Diagnostics;
using EffNet.Language.Model;

namespace EffNet.Cli;

/// <summary>A file named on the command line, read and compiled once.</summary>
/// <param name="Path">Its path as the user spelled it, which is also how messages spell it.</param>
/// <param name="Model">What it means; <see langword="null"/> where it could not be read.</param>
/// <param name="Messages">What there is to say about it, one line each, by severity.</param>
/// <param name="IsBroken">Whether something in it has no network.</param>
internal sealed record SourceFile(string Path, FileModel? Model, IReadOnlyList<Message> Messages, bool IsBroken)
{
    /// <summary>No file of more bytes can have few enough characters: four is the most that one takes.</summary>
    private const long LongestFile = 4L * ModelCompiler.MaximumLength;

    /// <summary>Variants it declares, the broken ones included.</summary>
    public IEnumerable<VariantModel> Variants => Model?.Families.SelectMany(f => f.Variants) ?? [];

    /// <summary>Its searches, of which those are left out that cannot run.</summary>
    public IEnumerable<SearchModel> Searches => Model?.Families.SelectMany(f => f.Searches) ?? [];

    /// <summary>How many messages are errors.</summary>
    public int ErrorCount => Messages.Count(m => m.Severity == DiagnosticSeverity.Error);

    /// <summary>How many are warnings.</summary>
    public int WarningCount => Messages.Count(m => m.Severity == DiagnosticSeverity.Warning);

    /// <summary>What a command that found nothing else wrong exits with.</summary>
    public int ExitCode => ErrorCount == 0 ? Cli.ExitCode.Success : Cli.ExitCode.Failure;

    /// <summary>Reads and compiles <paramref name="path"/>. A file that cannot be read is one message, not an exception.</summary>
    public static SourceFile Load(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LongestFile })
                return From(path, ModelCompiler.TooLarge());

            // UTF-8 unless a byte order mark says UTF-16 or UTF-32. Bytes that are no text become U+FFFD, which the compiler reports.
            return From(path, ModelCompiler.Compile(File.ReadAllText(path)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new SourceFile(path, null, [new Message(DiagnosticSeverity.Error, CanonicalMessage.ForPath(path, Explain(path, exception)))], IsBroken: true);
        }
    }

    /// <summary>
    /// Writes the <see cref="Messages"/> that are at least as grave as <paramref name="least"/>, never wrapped: whatever parses them reads line by line.
    /// </summary>
    public void WriteMessages(TextWriter writer, DiagnosticSeverity least)
    {
        foreach (var message in Messages.Where(m => m.Severity >= least))
            writer.WriteLine(message.Text);
    }

    private static SourceFile From(string path, CompiledFile compiled) => new(
        path,
        compiled.Model,
        [.. compiled.Diagnostics.Select(d => new Message(d.Rule.Severity, CanonicalMessage.ForDiagnostic(path, d, compiled.Lines)))],
        compiled.Diagnostics.Any(d => d.Rule.BreaksNetwork));

    private static string Explain(string path, Exception exception) => exception switch
    {
        _ when Directory.Exists(path) => "This is a directory; name a .effnet file in it.",
        FileNotFoundException or DirectoryNotFoundException => "There is no such file.",
        UnauthorizedAccessException => "This file may not be read; change its permissions.",
        _ => exception.Message,
    };
}

/// <summary>One line about a file.</summary>
/// <param name="Severity">How grave it is.</param>
/// <param name="Text">The line.</param>
internal sealed record Message(DiagnosticSeverity Severity, string Text);
