using EffNet.Language;
using EffNet.Language.Diagnostics;
using EffNet.Language.Model;

namespace EffNet.Cli;

/// <summary>A file named on the command line, read and compiled once.</summary>
/// <param name="Path">Its path as the user spelled it, which is also how messages spell it.</param>
/// <param name="Model">What it means; <see langword="null"/> where it could not be read.</param>
/// <param name="Messages">What is wrong with it, one line each.</param>
/// <param name="ErrorCount">How many of these are errors.</param>
/// <param name="IsBroken">Whether something in it has no network.</param>
internal sealed record SourceFile(string Path, FileModel? Model, IReadOnlyList<string> Messages, int ErrorCount, bool IsBroken)
{
    /// <summary>Variants it declares, the broken ones included.</summary>
    public IEnumerable<VariantModel> Variants => Model?.Families.SelectMany(f => f.Variants) ?? [];

    /// <summary>What a command that found nothing else wrong exits with.</summary>
    public int ExitCode => ErrorCount == 0 ? Cli.ExitCode.Success : Cli.ExitCode.Failure;

    /// <summary>Reads and compiles <paramref name="path"/>. A file that cannot be read is one message, not an exception.</summary>
    public static SourceFile Load(string path)
    {
        try
        {
            // UTF-8 unless a byte order mark says UTF-16 or UTF-32. Bytes that are no text become U+FFFD, which the compiler reports.
            return Compile(path, File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new SourceFile(path, null, [CanonicalMessage.ForPath(path, Explain(path, exception))], ErrorCount: 1, IsBroken: true);
        }
    }

    /// <summary>Writes <see cref="Messages"/>, never wrapped: whatever parses them reads line by line.</summary>
    public void WriteMessages(TextWriter writer)
    {
        foreach (var message in Messages)
            writer.WriteLine(message);
    }

    private static SourceFile Compile(string path, string text)
    {
        var compiled = ModelCompiler.Compile(text);
        return new SourceFile(
            path,
            compiled.Model,
            [.. compiled.Diagnostics.Select(d => CanonicalMessage.ForDiagnostic(path, d, compiled.Lines))],
            compiled.Diagnostics.Count(d => d.Rule.Severity == DiagnosticSeverity.Error),
            compiled.Diagnostics.Any(d => d.Rule.BreaksNetwork));
    }

    private static string Explain(string path, Exception exception) => exception switch
    {
        _ when Directory.Exists(path) => "This is a directory; name a .effnet file in it.",
        FileNotFoundException or DirectoryNotFoundException => "There is no such file.",
        UnauthorizedAccessException => "This file may not be read; change its permissions.",
        _ => exception.Message,
    };
}
