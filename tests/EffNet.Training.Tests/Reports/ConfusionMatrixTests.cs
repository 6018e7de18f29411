using System.Globalization;
using System.Xml.Linq;
using EffNet.Pictures;
using Xunit;

namespace EffNet.Training.Tests;

public sealed class ConfusionMatrixTests
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(37)]
    [InlineData(102)]
    [InlineData(400)]
    public void Texts_of_a_confusion_matrix_do_not_overlap_and_are_inside_the_picture(int classes) => DrawnTexts.CheckPlaces(ConfusionMatrix.Draw(Sample(classes)));

    [Fact]
    public void Confusion_matrix_has_a_row_for_each_actual_class_and_a_column_for_each_predicted_class()
    {
        var plot = ConfusionMatrix.Draw(Evaluations.Of(["cat", "dog"], [[90, 10], [30, 20]]));

        var cells = CellsOf(plot).ToDictionary(c => c.Hint, c => c.Rectangle);
        var wrong = cells["10 of 100 images of cat predicted as dog"];
        var right = cells["90 of 100 images of cat predicted as cat"];
        Assert.Equal(4, cells.Count);
        Assert.Equal(right.Y, wrong.Y);
        Assert.True(wrong.X > right.X);
        Assert.True(cells["30 of 50 images of dog predicted as cat"].Y > right.Y);
        Assert.Contains(DrawnTexts.Of(plot), t => t.Content == "90");
        Assert.Contains(DrawnTexts.Of(plot), t => t.Content == "150 images, 73.3 % right");
    }

    [Fact]
    public void Cells_of_a_confusion_matrix_are_darker_if_their_share_of_the_row_is_larger()
    {
        var plot = ConfusionMatrix.Draw(Evaluations.Of(["a", "b"], [[1, 99], [1, 3]]));

        var cells = CellsOf(plot).ToDictionary(c => c.Hint, c => LightnessOf(c.Rectangle.Fill));
        Assert.True(cells["99 of 100 images of a predicted as b"] < cells["1 of 4 images of b predicted as a"]);
        Assert.True(cells["3 of 4 images of b predicted as b"] < cells["1 of 100 images of a predicted as a"]);
    }

    [Fact]
    public void Small_cells_of_a_confusion_matrix_have_no_numbers() => Assert.DoesNotContain(DrawnTexts.Of(ConfusionMatrix.Draw(Sample(102))), t => t.Content.All(char.IsDigit));

    [Fact]
    public void Long_class_names_are_shortened_except_in_the_hint()
    {
        var name = new string('w', 300);
        var plot = ConfusionMatrix.Draw(Evaluations.Of([name, "dog"], [[9, 1], [3, 2]]));

        Assert.Equal(2, DrawnTexts.Of(plot).Count(t => t.Content.StartsWith("www", StringComparison.Ordinal) && t.Content.EndsWith('…')));
        Assert.Contains(CellsOf(plot), c => c.Hint.Contains(name, StringComparison.Ordinal));
        DrawnTexts.CheckPlaces(plot);
    }

    [Fact]
    public void Special_characters_in_class_names_are_escaped_in_the_svg()
    {
        IReadOnlyList<string> names = ["<b>&\"'", "a\nb\u0001c", "שלום, world", "🐈‍⬛ cat", "\ud800 half", "a|b,c", string.Empty];
        var plot = ConfusionMatrix.Draw(Evaluations.Of(names, [.. names.Select((_, i) => names.Select((_, j) => i == j ? 3 : 1).ToList())]));

        var texts = XDocument.Parse(plot.ToSvg()).Descendants(s_svg + "text").Select(t => t.Value).ToList();
        Assert.All((string[])["<b>&\"'", "a b c", "שלום, world", "🐈‍⬛ cat", "\ufffd half", "a|b,c"], name => Assert.Equal(2, texts.Count(t => t == name)));
        Assert.NotEmpty(plot.ToPng());
    }

    [Fact]
    public void Characters_that_the_font_lacks_become_question_marks_in_png_files()
    {
        using var font = Fonts.Create(isStrong: false, size: 12);

        Assert.Equal("Größe ?? ???? ?", Fonts.Drawable("Größe \u65E5\u672C Шуба \U0001F600", font));
    }

    [Fact]
    public void Two_confusion_matrices_of_one_result_have_the_same_bytes() =>
        Assert.Equal(ConfusionMatrix.Draw(Sample(10), PlotTheme.Dark).ToSvg(), ConfusionMatrix.Draw(Sample(10), PlotTheme.Dark).ToSvg());

    [Fact]
    public void Confusion_matrix_without_classes_throws() => Assert.Throws<ArgumentException>(() => ConfusionMatrix.Draw(new EvaluationResult([], [], [], double.NaN, [])));

    /// <summary>Returns a fixed result with mistakes between neighboring classes.</summary>
    public static EvaluationResult Sample(int classes)
    {
        string[] names =
        [
            "cat", "dog", "pink-lipped sea anemone", "Boston terrier", "hog", "Staffordshire bull terrier of uncommon length", "daisy", "Maine Coon", "tree mallow", "ox",
        ];
        return Evaluations.Of(
            [.. Enumerable.Range(0, classes).Select(i => i < names.Length ? names[i] : string.Create(CultureInfo.InvariantCulture, $"{names[i % 10]} {i}"))],
            [.. Enumerable.Range(0, classes).Select(i => Enumerable.Range(0, classes)
                .Select(j => i == j ? 80 + (i % 7) : Math.Abs(i - j) == 1 ? (3 * i % 13) : (i * 31 + j * 17) % 97 == 0 ? 2 : 0).ToList())]);
    }

    private static IEnumerable<(string Hint, (double X, double Y, string Fill) Rectangle)> CellsOf(Plot plot) => XDocument.Parse(plot.ToSvg()).Descendants(s_svg + "g")
        .Where(g => g.Attribute("class")!.Value == "cell")
        .Select(g => (g.Element(s_svg + "title")!.Value, RectangleOf(g.Element(s_svg + "rect")!)));

    private static (double X, double Y, string Fill) RectangleOf(XElement rectangle) => (
        double.Parse(rectangle.Attribute("x")!.Value, CultureInfo.InvariantCulture),
        double.Parse(rectangle.Attribute("y")!.Value, CultureInfo.InvariantCulture),
        rectangle.Attribute("fill")!.Value);

    private static int LightnessOf(string color) => Enumerable.Range(0, 3).Sum(i => Convert.ToInt32(color.Substring(1 + (2 * i), 2), 16));
}
