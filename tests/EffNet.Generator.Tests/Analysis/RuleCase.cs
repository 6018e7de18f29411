using EffNet.Language;
using Microsoft.CodeAnalysis;

namespace EffNet.Generator.Tests.Analysis;

/// <summary>A file with one mistake.</summary>
/// <param name="Id">The rule that the file breaks.</param>
/// <param name="Severity">The severity unless a project configures another one.</param>
/// <param name="MarkedFile">The file, with the reported characters between <c>{|#0:</c> and <c>|}</c>.</param>
/// <param name="Facts">The names and numbers that the message must contain.</param>
internal sealed record RuleCase(string Id, DiagnosticSeverity Severity, string MarkedFile, IReadOnlyList<string> Facts)
{
    /// <summary>Gets the file without marks.</summary>
    public string File => MarkedFile.Replace("{|#0:", string.Empty, StringComparison.Ordinal).Replace("|}", string.Empty, StringComparison.Ordinal);

    /// <summary>Gets the message that the compiler writes, which editor and build must show unchanged.</summary>
    public string Message => ModelCompiler.Compile(File).Diagnostics.Single(d => d.Rule.Id == Id).Message;
}
