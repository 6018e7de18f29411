using System.Text.RegularExpressions;
using EffNet.Pictures;
using Xunit;

namespace EffNet.Training.Tests;

public sealed partial class ReportTextTests
{
    [Fact]
    public void Each_kind_of_warning_has_its_own_name_in_markdown()
    {
        var kinds = Enum.GetValues<TrainingWarningKind>();
        var report = new TrainingReport
        {
            Network = "Net",
            Parameters = 1,
            MultiplyAdds = 1,
            ClassNames = ["cat", "dog"],
            Preprocessing = Preprocessing.ForTrainingFromScratch(28),
            Splits = [],
            Recipe = [],
            Command = "command",
            History = [],
            Warnings = [.. kinds.Select(kind => new TrainingWarning(kind, "message"))],
        };

        var names = WarningName().Matches(report.ToMarkdown()).Select(match => match.Groups["name"].Value).ToList();

        Assert.Equal(kinds.Length, names.Distinct().Count());
        Assert.Contains("Dropped images", names);
    }

    [Fact]
    public void Class_counts_of_a_report_do_not_include_unreadable_images()
    {
        var images = Shapes.Create(6);

        var split = ReportSplit.Of("training", images, [new UnreadableFile(images.GetName(4), new PictureException("broken"))]);

        Assert.Equal([2L, 1, 2], split.ClassCounts);
    }

    [GeneratedRegex(@"^\* \*\*(?<name>[^*]+)\.\*\*", RegexOptions.Multiline)]
    private static partial Regex WarningName();
}
