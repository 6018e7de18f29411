using System.CommandLine;
using System.CommandLine.Parsing;

namespace EffNet.Cli.Commands.Export;

/// <summary>A format that <c>effnet export</c> writes. The ending of the file chooses it.</summary>
internal interface IExportFormat
{
    /// <summary>Gets its name, for messages.</summary>
    string Name { get; }

    /// <summary>Gets the endings of its files, with their dots.</summary>
    IReadOnlyList<string> Endings { get; }

    /// <summary>Gets the options that only it has. Giving them for another format is an error.</summary>
    IReadOnlyList<Option> Options { get; }

    /// <summary>Reports options that contradict each other.</summary>
    /// <param name="result">The command line.</param>
    void Validate(CommandResult result);

    /// <summary>Returns the files that were written: the file, and those that belong to it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="result">The command line.</param>
    IReadOnlyList<string> FilesOf(string path, ParseResult result);

    /// <summary>Writes the file, and returns what was written, in a few words.</summary>
    /// <param name="source">The network and its weights.</param>
    /// <param name="path">The file.</param>
    /// <param name="result">The command line.</param>
    /// <param name="cancellation">Cancels. No file is written.</param>
    string Write(ExportSource source, string path, ParseResult result, CancellationToken cancellation);
}
