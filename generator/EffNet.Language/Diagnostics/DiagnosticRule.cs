using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Diagnostics;

/// <summary>A rule that files can break. Each rule has one id, one documentation page and one row in the release tracking file.</summary>
/// <param name="Id"><c>EFN</c> and four digits; the first digit is the group: 1 syntax and words, 2 scaling, 3 architecture, 4 budget, 5 project.</param>
/// <param name="Title">The mistake in a few words.</param>
/// <param name="Category">The group's name.</param>
/// <param name="Severity">The default severity, which the user can configure unless the rule breaks the network.</param>
/// <param name="BreaksNetwork">
/// <see langword="true"/> if there is no network to generate. Such a rule cannot be suppressed, and the types that it concerns become skeletons whose use does not
/// compile. A missed <c>require</c> or <c>at</c> leaves a valid network, so it does not break the network.
/// </param>
public sealed record DiagnosticRule(string Id, string Title, string Category, DiagnosticSeverity Severity, bool BreaksNetwork)
{
    /// <summary>The folder of the repository with one page for each rule. Every help link begins with it.</summary>
    public const string HelpFolder = "docs/diagnostics/";

    /// <summary>Gets the link to the page that explains the rule.</summary>
    public string HelpLink => $"{HelpFolder}{Id}.md";

    /// <summary>Creates a rule whose violation leaves no network to generate. It is always an error.</summary>
    internal static DiagnosticRule Breaking(string id, string title, string category) => new(id, title, category, DiagnosticSeverity.Error, BreaksNetwork: true);

    /// <summary>Creates a rule whose violation leaves a valid network.</summary>
    internal static DiagnosticRule Claim(string id, string title, string category, DiagnosticSeverity severity) => new(id, title, category, severity, BreaksNetwork: false);

    /// <summary>Returns a diagnostic of the rule.</summary>
    internal Diagnostic At(TextSpan span, string message, params DiagnosticFix?[] fixes) =>
        new(this, span, message) { Fixes = fixes.OfType<DiagnosticFix>().ToEquatableArray() };
}
