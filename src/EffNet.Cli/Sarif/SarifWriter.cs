using System.Reflection;
using EffNet.Language.Diagnostics;

namespace EffNet.Cli.Sarif;

/// <summary>Describes diagnostics in SARIF 2.1.0, which code scanning services and editors read.</summary>
internal static class SarifWriter
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";
    private const string Version = "2.1.0";

    /// <summary>The unit of columns, which are offsets in a .NET string.</summary>
    private const string ColumnKind = "utf16CodeUnits";

    /// <summary>Writes the diagnostics of <paramref name="files"/> to <paramref name="output"/>.</summary>
    /// <param name="files">The files that were read.</param>
    /// <param name="directory">The directory to which URIs are relative.</param>
    /// <param name="output">The writer for the log.</param>
    public static void Write(IReadOnlyList<SourceFile> files, string directory, TextWriter output) => SarifJson.Write(LogOf(files, directory), output);

    private static SarifLog LogOf(IReadOnlyList<SourceFile> files, string directory)
    {
        var messages = files.SelectMany(f => f.Messages).ToList();
        var ids = messages.Select(m => m.Id).OfType<string>().ToHashSet();
        var rules = DiagnosticRules.All.Where(r => ids.Contains(r.Id)).ToList();
        var notifications = messages.Where(m => m.Id is null)
            .Select(m => new SarifNotification(LevelOf(m.Severity), new SarifMessage(m.Explanation), [LocationOf(m, directory)])).ToList();
        var run = new SarifRun(
            new SarifTool(new SarifDriver("effnet", ToolVersion(), [.. rules.Select(Describe)])),
            [new SarifInvocation(notifications.Count == 0, notifications)],
            ColumnKind,
            [.. messages.Where(m => m.Id is not null).Select(m => ResultOf(m, rules, directory))]);
        return new SarifLog(Schema, Version, [run]);
    }

    private static SarifRule Describe(DiagnosticRule rule) =>
        new(rule.Id, new SarifMessage(rule.Title), new SarifConfiguration(LevelOf(rule.Severity)), new SarifRuleProperties(rule.Category));

    private static SarifResult ResultOf(Message message, List<DiagnosticRule> rules, string directory) => new(
        message.Id!,
        rules.FindIndex(r => r.Id == message.Id),
        LevelOf(message.Severity),
        new SarifMessage(message.Explanation),
        [LocationOf(message, directory)]);

    private static SarifLocation LocationOf(Message message, string directory)
    {
        var file = message.Origin == SourceFile.StandardInput
            ? new SarifArtifactLocation(null, new SarifMessage("standard input"))
            : new SarifArtifactLocation(FileUri.Of(message.Origin, directory), null);
        var region = message is { Start: { } start, End: { } end } ? new SarifRegion(start.Line + 1, start.Column + 1, end.Line + 1, end.Column + 1) : null;
        return new SarifLocation(new SarifPhysicalLocation(file, region));
    }

    private static string LevelOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "note",
    };

    private static string ToolVersion() => typeof(SarifWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
