using EffNet.Weights;

namespace EffNet.Pictures.Tests;

public sealed class ImageNetLabelsTests
{
    [Fact]
    public void ImageNetLabels_has_1000_different_labels() => Assert.Equal(1000, ImageNetLabels.All.Distinct().Count());

    [Theory]
    [InlineData(0, "tench")]
    [InlineData(207, "golden retriever")]
    [InlineData(281, "tabby")]
    [InlineData(967, "espresso")]
    [InlineData(999, "toilet tissue")]
    public void ImageNetLabels_has_each_label_at_its_class_index(int number, string label) => Assert.Equal(label, ImageNetLabels.All[number]);
}
