using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Diagnostics;

/// <summary>One cause a file can be wrong for. Each has one id, one documentation page and one row in the release tracking file.</summary>
/// <param name="Id"><c>EFN</c> and four digits; the first digit is the group: 1 syntax and words, 2 scaling, 3 architecture, 4 budget, 5 project.</param>
/// <param name="Title">The cause in a few words.</param>
/// <param name="Category">The group's name.</param>
/// <param name="Severity">How severe it is unless the user configures otherwise.</param>
/// <param name="BreaksNetwork">
/// Whether there is no network to generate. Such a rule cannot be silenced, and the types it concerns become skeletons that do not compile when used.
/// A missed <c>require</c> or <c>at</c> leaves a sound network: it does not break.
/// </param>
public sealed record DiagnosticRule(string Id, string Title, string Category, DiagnosticSeverity Severity, bool BreaksNetwork)
{
    /// <summary>The folder of the repository with one page for each rule, which every help link begins with.</summary>
    public const string HelpFolder = "docs/diagnostics/";

    /// <summary>Gets the link to the page that explains the rule.</summary>
    public string HelpLink => $"{HelpFolder}{Id}.md";

    /// <summary>Returns a rule that leaves no network, and so is an error.</summary>
    internal static DiagnosticRule Breaking(string id, string title, string category) => new(id, title, category, DiagnosticSeverity.Error, BreaksNetwork: true);

    /// <summary>Returns a rule that leaves a network.</summary>
    internal static DiagnosticRule Claim(string id, string title, string category, DiagnosticSeverity severity) => new(id, title, category, severity, BreaksNetwork: false);

    /// <summary>Returns a diagnostic of the rule.</summary>
    internal Diagnostic At(TextSpan span, string message, params DiagnosticFix?[] fixes) =>
        new(this, span, message) { Fixes = fixes.OfType<DiagnosticFix>().ToEquatableArray() };
}
