using System.Text;
using EffNet.Language;
using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Text;
using Spectre.Console;

namespace EffNet.Cli;

/// <summary>A file from the command line, which is read and compiled once.</summary>
/// <param name="Path">The path of the file as the user spelled it. Messages use the same spelling.</param>
/// <param name="Text">The text of the file; empty if it could not be read.</param>
/// <param name="Model">The model of the file; <see langword="null"/> if it could not be read.</param>
/// <param name="Lines">The map from offsets to lines.</param>
/// <param name="Messages">The diagnostics of the file, one line each.</param>
/// <param name="IsBroken"><see langword="true"/> if an error leaves a network of the file undefined.</param>
internal sealed record SourceFile(string Path, string Text, FileModel? Model, LineMap Lines, IReadOnlyList<Message> Messages, bool IsBroken)
{
    /// <summary>The path that represents standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>
    /// The largest length of a file in bytes. A longer file has too many characters in every encoding, because a character has at most four bytes.
    /// </summary>
    internal const long LongestFile = 4L * ModelCompiler.MaximumLength;

    /// <summary>Gets the variants that the file declares, including those with errors.</summary>
    public IEnumerable<VariantModel> Variants => Model?.Families.SelectMany(f => f.Variants) ?? [];

    /// <summary>Gets the variants, followed by the networks of the candidates of searches, with the names by which a user can refer to them.</summary>
    public IEnumerable<NamedNetwork> Networks => Model?.Families.SelectMany(NamedNetwork.Of) ?? [];

    /// <summary>Gets the searches, without searches that have errors.</summary>
    public IEnumerable<SearchModel> Searches => Model?.Families.SelectMany(f => f.Searches) ?? [];

    /// <summary>Gets the number of errors.</summary>
    public int ErrorCount => Messages.Count(m => m.Severity == DiagnosticSeverity.Error);

    /// <summary>Gets the number of warnings.</summary>
    public int WarningCount => Messages.Count(m => m.Severity == DiagnosticSeverity.Warning);

    /// <summary>Gets the exit code of a command for this file alone: failure if the file has errors; otherwise, success.</summary>
    public int ExitCode => ErrorCount == 0 ? Cli.ExitCode.Success : Cli.ExitCode.Failure;

    /// <summary>Reads and compiles <paramref name="path"/>. If the file cannot be read, the result contains a message, and no exception is thrown.</summary>
    public static SourceFile Load(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LongestFile })
                return From(path, string.Empty, ModelCompiler.TooLarge());

            // The encoding is UTF-8, unless a byte order mark specifies UTF-16 or UTF-32. Bytes that are not text become U+FFFD, which the compiler reports.
            var text = File.ReadAllText(path);
            return From(path, text, ModelCompiler.Compile(text));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unreadable(path, FileProblem.OfReading(path, exception));
        }
    }

    /// <summary>Reads and compiles <paramref name="path"/>, or <paramref name="input"/> if the path is <see cref="StandardInput"/>.</summary>
    public static SourceFile Load(string path, Stream input)
    {
        if (path != StandardInput)
            return Load(path);
        try
        {
            using var reader = new StreamReader(input, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
            var buffer = new char[ModelCompiler.MaximumLength + 1];
            var text = new string(buffer, 0, reader.ReadBlock(buffer));
            return From(StandardInput, text, ModelCompiler.Compile(text));
        }
        catch (IOException exception)
        {
            return Unreadable(StandardInput, exception.Message);
        }
    }

    /// <summary>
    /// Writes the <see cref="Messages"/> that are at least as severe as <paramref name="least"/>. Messages are never wrapped, because programs read them line by
    /// line.
    /// </summary>
    public void WriteMessages(IAnsiConsole console, DiagnosticSeverity least)
    {
        foreach (var message in Messages.Where(m => m.Severity >= least))
            console.WriteMessage(message);
    }

    private static SourceFile From(string path, string text, CompiledFile compiled) => new(
        path,
        text,
        compiled.Model,
        compiled.Lines,
        [.. compiled.Diagnostics.Select(d => Message.Of(path, d, compiled.Lines))],
        compiled.Diagnostics.Any(d => d.Rule.BreaksNetwork));

    private static SourceFile Unreadable(string path, string explanation) => new(
        path, string.Empty, null, LineMap.Create(string.Empty), [new Message(path, DiagnosticSeverity.Error, null, explanation)], IsBroken: true);
}
