namespace EffNet.Docs.Tests.Checks;

/// <summary>Checks that every sample names a known language.</summary>
internal static class FenceCheck
{
    private static readonly string[] s_checked = [SampleLanguage.EffNet, SampleLanguage.CSharp, SampleLanguage.Xml, SampleLanguage.Bash, SampleLanguage.Console];

    /// <summary>Languages of samples that are not checked, for example output, settings and drawings.</summary>
    private static readonly string[] s_shown = [SampleLanguage.Text, "ini", "json", "yaml", "mermaid", "diff", "python", "cpp"];

    public static IEnumerable<string> Complaints(Page page) => page.Samples
        .Where(sample => !s_checked.Contains(sample.Language) && !s_shown.Contains(sample.Language))
        .Select(sample => sample.Complain(sample.Language.Length == 0
            ? "the fence names no language; write 'text' where it is none"
            : $"'{sample.Language}' is not a known language; use one of {string.Join(", ", s_checked.Concat(s_shown))}"));
}
