namespace EffNet.Language.Diagnostics;

/// <summary>One cause a file can be wrong for. Each has one id, one documentation section and one row in the release tracking file.</summary>
/// <param name="Id"><c>EFN</c> and four digits; the first digit is the group: 1 syntax and words, 2 scaling, 3 architecture, 4 budget, 5 project.</param>
/// <param name="Title">The cause in a few words.</param>
/// <param name="Category">The group's name.</param>
/// <param name="Severity">How grave it is unless the user says otherwise.</param>
/// <param name="BreaksNetwork">
/// Whether there is no network to generate. Such a rule cannot be silenced, and the types it concerns become skeletons that do not compile when used.
/// A missed <c>require</c> or <c>at</c> leaves a sound network behind: it does not break.
/// </param>
public sealed record DiagnosticRule(string Id, string Title, string Category, DiagnosticSeverity Severity, bool BreaksNetwork);
