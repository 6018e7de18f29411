using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using EffNet.Pictures;
using Markdig;
using Xunit;

namespace EffNet.Training.Tests;

public sealed partial class TrainingReportTests : IDisposable
{
    private static readonly string[] s_strange = ["a,b \"c\" | d", "<b>x</b> & &amp;", "שלום_עולם_", "🐈\nnext *line*", "`code` [link](x) ~~y~~ $z$ \\"];

    private readonly RunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tables_of_the_report_have_the_numbers_of_the_training()
    {
        var tables = TablesOf(Report());

        Assert.Equal("12 | 0.750 | 66.67 %", string.Join(" | ", tables["Results"].Take(3).Select(row => row[1])));
        Assert.Equal(["cat", "6", "83.33 %", "83.33 %", "83.33 %"], tables["Classes"][0]);
        Assert.Equal(["dog", "4", "66.67 %", "50.00 %", "57.14 %"], tables["Classes"][1]);
        Assert.Equal(["dog", "ox", "2", "50.00 %"], tables["Mistakes"][0]);
        Assert.Equal(["cat", "60", "6"], tables["Data"][0]);
        Assert.Equal(["All", "150", "12"], tables["Data"][3]);
        Assert.Equal(["Batch size", "32"], tables["Recipe"][0]);
        Assert.Contains(tables["Network"], row => row is ["Multiply-adds for one image", "390,000,000"]);
        Assert.Contains(tables["Time"], row => row is ["Duration (hours:minutes:seconds)", "0:01:02"]);
    }

    [Fact]
    public void Special_characters_in_names_are_escaped_in_the_report()
    {
        var counts = s_strange.Select((_, i) => s_strange.Select((_, j) => i == j ? 5 : i + 1 == j ? 2 : 0).ToList()).ToList();
        var report = Report() with
        {
            Network = s_strange[1],
            ClassNames = s_strange,
            Result = Evaluations.Of(s_strange, counts),
            Splits = [new ReportSplit(s_strange[0], [1, 2, 3, 4, 5], [new UnreadableFile(s_strange[4], new PictureException("it is <empty>"))])],
            Recipe = [new KeyValuePair<string, string>(s_strange[4], s_strange[0])],
        };

        var tables = TablesOf(report);

        string[] shown = [.. s_strange.Select(name => name.Replace('\n', ' '))];
        Assert.Equal(shown, tables["Classes"].Select(row => row[0]));
        Assert.Equal(shown, tables["Data"].Take(5).Select(row => row[0]));
        Assert.Equal([shown[4], shown[0]], tables["Recipe"][0]);
        Assert.Contains("File `code` [link](x) ~~y~~ $z$ \\: it is <empty>", TextOf(HtmlOf(report)), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_of_a_written_report_refer_to_files_that_exist()
    {
        var path = (Report() with { Mistakes = new Picture(1, 1, [1, 2, 3]) }).Write(_folder.File("run"));

        var names = Reference().Matches(File.ReadAllText(path)).Select(match => match.Groups["name"].Value).ToList();
        Assert.Equal(["learning-curves-dark.svg", "learning-curves.svg", "confusion-matrix-dark.svg", "confusion-matrix.svg", "mistakes.png"], names);
        Assert.All(names, name => Assert.True(File.Exists(Path.Combine(_folder.File("run"), name))));
        Assert.All((string[])["learning-curves.png", "confusion-matrix.png"], name => Assert.True(PictureFile.Load(Path.Combine(_folder.File("run"), name)).Width > 900));
        Assert.Equal(8, Directory.GetFiles(_folder.File("run")).Length);
    }

    [Fact]
    public void Reports_of_the_same_training_differ_only_in_times()
    {
        var (one, other) = (Report(), Report() with { History = [.. Report().History.Select(e => e with { Seconds = 99, ImagesPerSecond = 7, WaitingShare = 0.5 })] });

        Assert.NotEqual(one.ToMarkdown(), other.ToMarkdown());
        Assert.Equal(Time().Replace(one.ToMarkdown(), string.Empty), Time().Replace(other.ToMarkdown(), string.Empty));
    }

    [Fact]
    public void Training_report_does_not_depend_on_the_culture()
    {
        var expected = Report().ToMarkdown();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(expected, Report().ToMarkdown());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Warnings_and_skipped_files_are_listed_in_the_report()
    {
        var report = Report() with
        {
            Warnings = [new TrainingWarning(TrainingWarningKind.Overfitting, "The network overfits.")],
            Splits = [new ReportSplit("training", [1, 1, 1], [.. Enumerable.Range(0, 103).Select(i => new UnreadableFile($"{i}.jpg", new PictureException("empty")))])],
        };

        var text = TextOf(HtmlOf(report));

        Assert.Contains("Overfitting. The network overfits.", text, StringComparison.Ordinal);
        Assert.Contains("103 files of the training set could not be read and were skipped:", text, StringComparison.Ordinal);
        Assert.Contains("File 99.jpg: empty", text, StringComparison.Ordinal);
        Assert.Contains("and 3 other files", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_warning_has_its_own_title_in_the_report()
    {
        var kinds = Enum.GetValues<TrainingWarningKind>();

        var text = TextOf(HtmlOf(Report() with { Warnings = [.. kinds.Select(kind => new TrainingWarning(kind, $"(kind {kind})"))] }));

        var titles = Regex.Matches(text, @"^(.*)\. \(kind ", RegexOptions.Multiline).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(kinds.Length, titles.Distinct().Count());
        Assert.Contains("Dropped images", titles);
    }

    [Fact]
    public void Training_without_epochs_or_evaluation_has_a_report()
    {
        var path = (Report() with { History = [], Result = null, Splits = [] }).Write(_folder.Path);

        Assert.Equal([path], Directory.GetFiles(_folder.Path));
        Assert.Contains("No epoch is complete.", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Command_with_code_fences_is_in_one_code_block_of_the_report() =>
        Assert.Contains("<pre><code>echo ```\n# not a title\n</code></pre>", HtmlOf(Report() with { Command = "echo ```\n# not a title" }), StringComparison.Ordinal);

    [Fact]
    public void Report_throws_if_its_counts_do_not_match_the_classes()
    {
        Assert.Throws<InvalidOperationException>(() => (Report() with { Splits = [new ReportSplit("training", [1, 2], [])] }).ToMarkdown());
        Assert.Throws<InvalidOperationException>(() => (Report() with { ClassNames = ["a", "b"], Splits = [] }).ToMarkdown());
    }

    private static TrainingReport Report() => new()
    {
        Network = "EfficientNet-B0",
        Parameters = 5_288_548,
        MultiplyAdds = 390_000_000,
        ClassNames = ["cat", "dog", "ox"],
        Preprocessing = Preprocessing.ForTrainingFromScratch(224),
        Splits = [new ReportSplit("training", [60, 50, 40], []), new ReportSplit("validation", [6, 4, 2], [])],
        Recipe = [new KeyValuePair<string, string>("Batch size", "32"), new KeyValuePair<string, string>("Optimizer", "RMSProp")],
        Command = "effnet train models.effnet --variant B0 pets",
        History = Epochs.Good(5),
        Result = Evaluations.Of(["cat", "dog", "ox"], [[5, 1, 0], [0, 2, 2], [1, 0, 1]]),
    };

    private static string HtmlOf(TrainingReport report) =>
        Markdown.ToHtml(report.ToMarkdown(), new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseAutoLinks().Build());

    /// <summary>Returns the rows of the table of each section, as they are displayed.</summary>
    private static Dictionary<string, List<List<string>>> TablesOf(TrainingReport report)
    {
        var tables = new Dictionary<string, List<List<string>>>();
        foreach (var section in HtmlOf(report).Split("<h2>").Skip(1))
        {
            var table = Regex.Match(section, "<tbody>.*?</tbody>", RegexOptions.Singleline).Value;
            tables[section[..section.IndexOf('<', StringComparison.Ordinal)]] =
                table.Length == 0 ? [] : [.. XElement.Parse(table).Elements("tr").Select(row => row.Elements("td").Select(cell => cell.Value).ToList())];
        }

        return tables;
    }

    private static string TextOf(string html) => System.Net.WebUtility.HtmlDecode(Regex.Replace(html, "<[^>]*>", string.Empty));

    [GeneratedRegex("""(srcset="|src="|\]\()(?<name>[^")]+)["\)]""")]
    private static partial Regex Reference();

    [GeneratedRegex("## Time\n.*?(?=\n## )", RegexOptions.Singleline)]
    private static partial Regex Time();
}
