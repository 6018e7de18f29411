using System.Text.RegularExpressions;
using EffNet.Cli;
using EffNet.Docs.Tests.Samples;

namespace EffNet.Docs.Tests.Checks;

/// <summary>
/// Checks that quoted output equals the output of the tool for the files of the page and <c>models.effnet</c>. A line of <c>…</c> matches any number of lines. Standard
/// error follows standard output, as in a terminal.
/// </summary>
internal static class OutputCheck
{
    private const string Elision = "…\n";

    public static IEnumerable<string> Complaints(Page page) => Quotes(page)
        .Where(quote => !IsPrinted(quote.Command.Output, quote.Actual))
        .Select(quote => quote.Sample.Complain($"the tool prints\n{quote.Actual}"));

    /// <summary>Returns the page with the complete output of the tool in place of quoted output that differs.</summary>
    public static string Mend(Page page) => Quotes(page)
        .Where(quote => !IsPrinted(quote.Command.Output, quote.Actual))
        .GroupBy(quote => quote.Sample)
        .Aggregate(page.Text, (text, quotes) => quotes.Key.Mend(text, quotes.Aggregate(quotes.Key.Text, (sample, quote) => Mend(sample, quote.Command, quote.Actual))));

    private static string Mend(string sample, CommandLine command, string actual) => sample.Replace(
        $"{CommandLine.Prompt}{command.Line}\n{command.Output.TrimEnd('\n')}\n", $"{CommandLine.Prompt}{command.Line}\n{actual}", StringComparison.Ordinal);

    private static List<(Sample Sample, CommandLine Command, string Actual)> Quotes(Page page)
    {
        var commands = page.Samples
            .Where(sample => sample.Language == SampleLanguage.Console)
            .SelectMany(sample => CommandLine.Read(sample).Where(c => c.Words is ["effnet", ..] && c.Output.Trim().Length > 0).Select(command => (sample, command)))
            .ToList();
        if (commands.Count == 0)
            return [];
        using var folder = new SampleFolder(page);
        return [.. commands.Select(c => (c.sample, c.command, Run([.. c.command.Words.Skip(1)])))];
    }

    private static bool IsPrinted(string quoted, string actual) => Regex.IsMatch(actual, Pattern(quoted));

    private static string Pattern(string output) =>
        $@"\A{string.Join(@"(.*\n)*?", $"{output.TrimEnd('\n')}\n".Split(Elision).Select(Regex.Escape))}\z";

    private static string Run(string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        EffNetTool.Run(arguments, new ToolConfiguration { Output = output, Error = error });
        return $"{output}{error}".ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
    }

    /// <summary>A folder with the files that a page's commands name, in which the tool runs.</summary>
    private sealed class SampleFolder : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("EffNet.Docs.Tests.").FullName;
        private readonly string _before = Directory.GetCurrentDirectory();

        public SampleFolder(Page page)
        {
            File.Copy(Repository.Locate("models.effnet"), Path.Combine(_folder, "models.effnet"));
            foreach (var file in page.Samples.Where(s => s.Language == SampleLanguage.EffNet).Select(EffNetSample.Read).Where(s => s.IsWhole))
                File.WriteAllText(Path.Combine(_folder, file.Name), file.Text);
            foreach (var table in page.Samples.Where(s => s.Language == SampleLanguage.Text && s.Directive.Length > 0))
                File.WriteAllText(Path.Combine(_folder, Path.GetFileName(table.Directive)), table.Text);
            Directory.SetCurrentDirectory(_folder);
        }

        public void Dispose()
        {
            Directory.SetCurrentDirectory(_before);
            Directory.Delete(_folder, recursive: true);
        }
    }
}
