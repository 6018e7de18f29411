using System.Globalization;
using EffNet.Drawing;

namespace EffNet.Training;

/// <summary>
/// Draws confusion matrices. Rows are actual classes and columns are predicted classes. The color of a cell shows the fraction of the row's images that are in the cell.
/// </summary>
public static class ConfusionMatrix
{
    /// <summary>The preferred side of the matrix, within the limits for the size of cells.</summary>
    private const double Side = 720;

    /// <summary>The side of a matrix whose cells are too small for names.</summary>
    private const double LargeSide = 1400;
    private const double LargestCell = 84;
    private const double LeastNamedCell = 10;
    private const int MostNamed = 150;
    private const double LongestName = 190;
    private const double Margin = 24;
    private const double HeadHeight = 66;
    private const double AxisTitleSize = 13;
    private const double TitleSize = 16;
    private const double LegendHeight = 64;

    /// <summary>The width of a color sample of the legend.</summary>
    private const double SampleWidth = 34;
    private const double SampleHeight = 12;

    /// <summary>The smallest width of the image, which is the width of the legend.</summary>
    private const double LeastWidth = 520;

    /// <summary>Draws a confusion matrix. Correct predictions are blue, and wrong ones are orange. Cells contain numbers if there is enough space.</summary>
    /// <param name="result">The evaluation.</param>
    /// <param name="theme">The theme of the colors.</param>
    /// <exception cref="ArgumentException">The evaluation has no classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="theme"/> is not a member of the enumeration.</exception>
    public static Plot Draw(EvaluationResult result, PlotTheme theme = PlotTheme.Light)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.ClassResults.Count == 0)
            throw new ArgumentException("The evaluation has no classes; expected at least one.", nameof(result));
        return new Plot(new Layout(result, Plot.ThemeOf(theme)).Draw());
    }

    private sealed class Layout
    {
        private readonly EvaluationResult _result;
        private readonly Theme _theme;
        private readonly IReadOnlyList<string> _names;
        private readonly double _cell;
        private readonly double _textSize;
        private readonly double _nameWidth;
        private readonly Rectangle _matrix;

        public Layout(EvaluationResult result, Theme theme)
        {
            (_result, _theme) = (result, theme);
            var count = result.ClassResults.Count;
            _cell = count <= MostNamed ? Math.Clamp(Side / count, LeastNamedCell, LargestCell) : Math.Max(1, LargeSide / count);
            _textSize = Math.Clamp(0.62 * _cell, 7.5, 13);
            var isNamed = count <= MostNamed;
            _names = isNamed ? [.. result.ClassResults.Select(c => FittedText.Shorten(FittedText.OneLine(c.ClassName), _textSize, LongestName))] : [];
            _nameWidth = isNamed ? _names.Max(name => TextWidth.Of(name, _textSize)) : 40;
            _matrix = new Rectangle(Margin + AxisTitleSize + 10 + _nameWidth + 8, Margin + HeadHeight + _nameWidth + 8, count * _cell, count * _cell);
        }

        public Illustration Draw()
        {
            var size = new PixelSize((int)Math.Ceiling(Math.Max(_matrix.Right + Margin, LeastWidth)), (int)Math.Ceiling(_matrix.Bottom + LegendHeight + Margin));
            return new Illustration(size, Scale: 1, Title,
            [
                new Panel(new Rectangle(0, 0, size.Width, size.Height), _theme.Background),
                .. Head(),
                .. _names.Count > 0 ? Names() : Indices(),
                .. _result.Confusions.Select(Cell),
                .. Grid(),
                .. Legend(),
            ]);
        }

        private string Title => string.Create(
            CultureInfo.InvariantCulture, $"Confusion matrix of {_result.ClassResults.Count:N0} classes and {_result.Count:N0} images: {100 * _result.Top1:0.0} % are right");

        private IEnumerable<Shape> Head() =>
        [
            new Text("Confusion matrix", new Point(Margin, Margin + 14), TitleSize, _theme.Ink) { IsStrong = true },
            new Text(Subtitle, new Point(Margin, Margin + 34), AxisTitleSize, _theme.Faint),
            new Text("Predicted class", new Point(_matrix.Left, Margin + HeadHeight - 8), AxisTitleSize, _theme.Ink) { IsStrong = true },
            new Text("Actual class", new Point(Margin + AxisTitleSize - 2, _matrix.Bottom), AxisTitleSize, _theme.Ink) { IsStrong = true, IsUpright = true },
        ];

        private string Subtitle => string.Create(CultureInfo.InvariantCulture, $"{_result.Count:N0} images, {100 * _result.Top1:0.0} % right");

        private IEnumerable<Shape> Names() => _names.SelectMany((name, i) => name.Length == 0 ? [] : (Shape[])
        [
            new Text(name, new Point(_matrix.Left - 8, _matrix.Top + ((i + 0.5) * _cell) + (0.36 * _textSize)), _textSize, _theme.Ink) { Anchor = Anchor.End },
            new Text(name, new Point(_matrix.Left + ((i + 0.5) * _cell) + (0.36 * _textSize), _matrix.Top - 8), _textSize, _theme.Ink) { IsUpright = true },
        ]);

        /// <summary>Returns indices of classes, which are drawn if there is not enough space for names.</summary>
        private IEnumerable<Shape> Indices()
        {
            var axis = Axis.Between(AxisScale.Whole, 0, _result.ClassResults.Count, most: 20);
            return axis.Marks.Where(m => m < _result.ClassResults.Count).SelectMany(m => (Shape[])
            [
                new Text(Number(m), new Point(_matrix.Left - 8, _matrix.Top + ((m + 0.5) * _cell) + 4), 12, _theme.Faint) { Anchor = Anchor.End },
                new Text(Number(m), new Point(_matrix.Left + ((m + 0.5) * _cell), _matrix.Top - 8), 12, _theme.Faint) { Anchor = Anchor.Middle },
            ]);
        }

        private Part Cell(Confusion confusion)
        {
            var (actual, predicted) = (_result.ClassResults[confusion.Actual], _result.ClassResults[confusion.Predicted]);
            var share = (double)confusion.Count / actual.Support;
            var bounds = new Rectangle(_matrix.Left + (confusion.Predicted * _cell), _matrix.Top + (confusion.Actual * _cell), _cell, _cell);
            var hint = string.Create(
                CultureInfo.InvariantCulture,
                $"{confusion.Count:N0} of {actual.Support:N0} images of {FittedText.OneLine(actual.ClassName)} predicted as {FittedText.OneLine(predicted.ClassName)}");
            return new Part(
                "cell",
                hint,
                [("count", Number(confusion.Count))],
                [new Panel(bounds, ColorOf(share, confusion.Actual == confusion.Predicted)), .. Count(confusion, share, bounds)]);
        }

        private IEnumerable<Shape> Count(Confusion confusion, double share, Rectangle bounds)
        {
            var text = Number(confusion.Count);
            var size = Math.Min(13, 0.42 * _cell);
            if (size < 7.5 || TextWidth.Of(text, size) > _cell - 3)
                return [];
            var color = ColorMixing.Luminance(ColorOf(share, confusion.Actual == confusion.Predicted)) > 0.3 ? "#1f2328" : "#ffffff";
            return [new Text(text, bounds.Center.Moved(0, 0.36 * size), size, color) { Anchor = Anchor.Middle }];
        }

        private IEnumerable<Shape> Grid()
        {
            var count = _result.ClassResults.Count;
            var lines = _cell < 6 ? [0, count] : Enumerable.Range(0, count + 1);
            return lines.SelectMany(i => (Shape[])
            [
                new Line([new(_matrix.Left, _matrix.Top + (i * _cell)), new(_matrix.Right, _matrix.Top + (i * _cell))], i == 0 || i == count ? _theme.Border : _theme.Grid, 1),
                new Line([new(_matrix.Left + (i * _cell), _matrix.Top), new(_matrix.Left + (i * _cell), _matrix.Bottom)], i == 0 || i == count ? _theme.Border : _theme.Grid, 1),
            ]);
        }

        private IEnumerable<Shape> Legend()
        {
            double[] shares = [0, 0.01, 0.05, 0.2, 0.5, 1];
            var top = _matrix.Bottom + 26;
            for (var i = 0; i < shares.Length; i++)
            {
                var (left, share) = (Margin + (i * SampleWidth), shares[i]);
                yield return new Panel(new Rectangle(left, top, SampleWidth, SampleHeight), ColorOf(share, isCorrect: true));
                yield return new Panel(new Rectangle(left, top + SampleHeight, SampleWidth, SampleHeight), ColorOf(share, isCorrect: false));
                yield return new Text($"{Number(100 * share)} %", new Point(left + (SampleWidth / 2), top + (2 * SampleHeight) + 15), 11, _theme.Faint) { Anchor = Anchor.Middle };
            }

            yield return new Panel(new Rectangle(Margin, top, shares.Length * SampleWidth, 2 * SampleHeight), _theme.Background, _theme.Border) { Opacity = 0 };
            var right = Margin + (shares.Length * SampleWidth) + 10;
            yield return new Text("right", new Point(right, top + 10), 11, _theme.Ink);
            yield return new Text("wrong", new Point(right, top + SampleHeight + 10), 11, _theme.Ink);
            yield return new Text("Share of the actual class's images", new Point(right + 48, top + SampleHeight + 4), 11, _theme.Faint);
        }

        /// <summary>Returns the color of a cell. It depends on the square root of the share, so that rare errors are visible.</summary>
        private string ColorOf(double share, bool isCorrect) => ColorMixing.Of(_theme.Background, _theme.Families[isCorrect ? 0 : 1], Math.Sqrt(share));

        private static string Number(double value) => value.ToString("0", CultureInfo.InvariantCulture);
    }
}
