using EffNet.Pictures;
using Xunit;

namespace EffNet.Training.Tests;

public sealed class ReportSplitTests
{
    [Fact]
    public void Class_counts_of_a_report_do_not_include_unreadable_images()
    {
        var images = Shapes.Create(6);

        var split = ReportSplit.Of("training", images, [new UnreadableFile(images.GetName(4), new PictureException("broken"))]);

        Assert.Equal([2L, 1, 2], split.ClassCounts);
    }
}
