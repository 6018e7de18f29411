using EffNet.Docs.Tests.Samples;
using EffNet.Language;
using EffNet.Language.Diagnostics;
using EffNet.Language.Text;

namespace EffNet.Docs.Tests.Checks;

/// <summary>Checks that quoted messages, <c>&lt;!-- sample: messages --&gt;</c>, equal the messages of the file before them.</summary>
internal static class MessageCheck
{
    private const string Directive = "messages";

    public static IEnumerable<string> Complaints(Page page) => Quotes(page)
        .Where(quote => quote.Quoted.Text != quote.Actual)
        .Select(quote => quote.Quoted.Complain($"the file before it gives\n{quote.Actual}"));

    /// <summary>Returns the page with the messages of its files.</summary>
    public static string Mend(Page page) => Quotes(page).Aggregate(page.Text, (text, quote) => quote.Quoted.Mend(text, quote.Actual));

    private static IEnumerable<(Sample Quoted, string Actual)> Quotes(Page page)
    {
        var file = default(EffNetSample);
        foreach (var sample in page.Samples)
        {
            if (sample.Language == SampleLanguage.EffNet)
                file = EffNetSample.Read(sample);
            else if (sample.Directive == Directive)
                yield return (sample, file is null ? "nothing: there is none\n" : Messages(file));
        }
    }

    private static string Messages(EffNetSample file)
    {
        var compiled = ModelCompiler.Compile(file.Text);
        return string.Concat(compiled.Diagnostics.Select(d => Message(file.Name, d, compiled.Lines.GetPosition(d.Span.Start))));
    }

    /// <summary>Returns the line as a build and <c>effnet check</c> print it.</summary>
    private static string Message(string file, Diagnostic diagnostic, LinePosition start) => FormattableString.Invariant(
        $"{file}({start.Line + 1},{start.Column + 1}): {diagnostic.Rule.Severity.ToString().ToLowerInvariant()} {diagnostic.Rule.Id}: {diagnostic.Message}\n");
}
