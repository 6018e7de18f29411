using System.CommandLine;
using System.CommandLine.Parsing;

namespace EffNet.Cli.Commands.Export;

/// <summary>A format that <c>effnet export</c> writes. The extension of the file selects it.</summary>
internal interface IExportFormat
{
    /// <summary>Gets the name, for messages.</summary>
    string Name { get; }

    /// <summary>Gets the extensions of files in this format, with the dot.</summary>
    IReadOnlyList<string> Endings { get; }

    /// <summary>Gets the options of this format only. Specifying them for another format is an error.</summary>
    IReadOnlyList<Option> Options { get; }

    /// <summary>Reports options that exclude each other.</summary>
    /// <param name="result">The command line.</param>
    void Validate(CommandResult result);

    /// <summary>Returns the paths of the written files: the file itself and additional files, such as external weights.</summary>
    /// <param name="path">The file.</param>
    /// <param name="result">The command line.</param>
    IReadOnlyList<string> FilesOf(string path, ParseResult result);

    /// <summary>Writes the file and returns a short description of it.</summary>
    /// <param name="source">The network and its weights.</param>
    /// <param name="path">The file.</param>
    /// <param name="result">The command line.</param>
    /// <param name="cancellation">A token to cancel the export. If it is canceled, no file is written.</param>
    string Write(ExportSource source, string path, ParseResult result, CancellationToken cancellation);
}
