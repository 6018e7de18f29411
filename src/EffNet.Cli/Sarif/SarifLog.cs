using System.Text.Json.Serialization;

namespace EffNet.Cli.Sarif;

/// <summary>The root of a SARIF 2.1.0 log. These records are the parts of the format that the tool writes, with the names of the format.</summary>
/// <param name="Schema">The address of the format's JSON schema.</param>
/// <param name="Version">The version of the format.</param>
/// <param name="Runs">The runs of tools.</param>
internal sealed record SarifLog([property: JsonPropertyName("$schema")] string Schema, string Version, IReadOnlyList<SarifRun> Runs);

/// <summary>A run of a tool.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Invocations">The outcome of the run.</param>
/// <param name="ColumnKind">The unit of columns.</param>
/// <param name="Results">The diagnostics.</param>
internal sealed record SarifRun(SarifTool Tool, IReadOnlyList<SarifInvocation> Invocations, string ColumnKind, IReadOnlyList<SarifResult> Results);

/// <summary>A tool.</summary>
/// <param name="Driver">The main component of the tool.</param>
internal sealed record SarifTool(SarifDriver Driver);

/// <summary>A tool's main component.</summary>
/// <param name="Name">The name of the component.</param>
/// <param name="SemanticVersion">The version of the component.</param>
/// <param name="Rules">The rules that results refer to.</param>
internal sealed record SarifDriver(string Name, string SemanticVersion, IReadOnlyList<SarifRule> Rules);

/// <summary>A rule.</summary>
/// <param name="Id">The id of the rule.</param>
/// <param name="ShortDescription">The rule's title.</param>
/// <param name="DefaultConfiguration">The severity.</param>
/// <param name="Properties">Further properties.</param>
internal sealed record SarifRule(string Id, SarifMessage ShortDescription, SarifConfiguration DefaultConfiguration, SarifRuleProperties Properties);

/// <summary>The configuration of a rule.</summary>
/// <param name="Level">The severity: <c>error</c>, <c>warning</c> or <c>note</c>.</param>
internal sealed record SarifConfiguration(string Level);

/// <summary>Properties of a rule for which the format has no names.</summary>
/// <param name="Category">The category of the rule.</param>
internal sealed record SarifRuleProperties(string Category);

/// <summary>The outcome of a run.</summary>
/// <param name="ExecutionSuccessful"><see langword="true"/> if every file could be read.</param>
/// <param name="ToolExecutionNotifications">The reasons why files could not be read.</param>
internal sealed record SarifInvocation(bool ExecutionSuccessful, IReadOnlyList<SarifNotification> ToolExecutionNotifications);

/// <summary>A problem of the run that is not about the text of a file, such as a file that cannot be read.</summary>
/// <param name="Level">The severity.</param>
/// <param name="Message">The problem.</param>
/// <param name="Locations">The file.</param>
internal sealed record SarifNotification(string Level, SarifMessage Message, IReadOnlyList<SarifLocation> Locations);

/// <summary>A diagnostic.</summary>
/// <param name="RuleId">The id of the rule.</param>
/// <param name="RuleIndex">The index of the rule in the rules of the driver.</param>
/// <param name="Level">The severity: <c>error</c>, <c>warning</c> or <c>note</c>.</param>
/// <param name="Message">The problem and its remedy.</param>
/// <param name="Locations">The location.</param>
internal sealed record SarifResult(string RuleId, int RuleIndex, string Level, SarifMessage Message, IReadOnlyList<SarifLocation> Locations);

/// <summary>A text for people.</summary>
/// <param name="Text">The text.</param>
internal sealed record SarifMessage(string Text);

/// <summary>A location.</summary>
/// <param name="PhysicalLocation">The file and the range in it.</param>
internal sealed record SarifLocation(SarifPhysicalLocation PhysicalLocation);

/// <summary>A location in a file.</summary>
/// <param name="ArtifactLocation">The file.</param>
/// <param name="Region">The range; <see langword="null"/> for the file as a whole.</param>
internal sealed record SarifPhysicalLocation(SarifArtifactLocation ArtifactLocation, SarifRegion? Region);

/// <summary>A file.</summary>
/// <param name="Uri">The percent-encoded URI of the file, relative if the file is below the current directory; <see langword="null"/> for standard input.</param>
/// <param name="Description">A description; <see langword="null"/> for a file.</param>
internal sealed record SarifArtifactLocation(string? Uri, SarifMessage? Description);

/// <summary>A range of text. Lines and columns are counted from 1. The end column is the column after the last character.</summary>
/// <param name="StartLine">The line of the first character.</param>
/// <param name="StartColumn">The column of the first character.</param>
/// <param name="EndLine">The line of the last character.</param>
/// <param name="EndColumn">The column after the last character.</param>
internal sealed record SarifRegion(int StartLine, int StartColumn, int EndLine, int EndColumn);
