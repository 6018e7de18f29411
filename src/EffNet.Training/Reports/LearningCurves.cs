using System.Globalization;
using EffNet.Drawing;

namespace EffNet.Training;

/// <summary>Draws the metrics of a training over its epochs: losses, validation accuracy and learning rate.</summary>
public static class LearningCurves
{
    private const int Width = 960;
    private const double HeadHeight = 48;
    private const double PanelGap = 58;
    private const double FootHeight = 58;
    private const double Right = 150;
    private const double AxisTitleSize = 13;

    /// <summary>Draws the curves. Epochs that were not validated have no point, and losses that are not finite are gaps.</summary>
    /// <param name="history">The epochs in order; at least one.</param>
    /// <param name="theme">The theme of the colors. Lines have the colors of Okabe and Ito, which people with any color vision can distinguish.</param>
    /// <exception cref="ArgumentException"><paramref name="history"/> is empty, its epochs are not in order, or an accuracy is not from 0 to 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="theme"/> is not a member of the enumeration.</exception>
    public static Plot Draw(IReadOnlyList<EpochMetrics> history, PlotTheme theme = PlotTheme.Light)
    {
        Check(history);
        var colors = Plot.ThemeOf(theme);
        var panels = PanelsOf(history);
        var (first, last) = (history[0].Epoch, history[^1].Epoch);
        var left = 28 + panels.Max(p => p.LabelWidth);
        var width = Width - left - Right;
        var epochs = first == last ? Axis.Between(AxisScale.Whole, first - 0.5, first + 0.5, most: 1) : Axis.Between(AxisScale.Whole, first, last, most: (int)(width / 60));
        var shapes = new List<Shape>();
        var top = HeadHeight;
        var area = default(Rectangle);
        foreach (var panel in panels)
        {
            area = new Rectangle(left, top, width, panel.Height);
            shapes.AddRange(panel.Draw(area, epochs, Right - 14, colors));
            top += panel.Height + PanelGap;
        }

        var height = (int)Math.Ceiling(area.Bottom + FootHeight);
        var background = new Panel(new Rectangle(0, 0, Width, height), colors.Background);
        return new Plot(new Illustration(new PixelSize(Width, height), Scale: 1, TitleOf(history), [background, .. shapes, .. Foot(area, epochs, colors)]));
    }

    private static void Check(IReadOnlyList<EpochMetrics> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (history.Count == 0)
            throw new ArgumentException("There are no epochs to draw; expected at least one.", nameof(history));
        var before = 0;
        foreach (var epoch in history)
        {
            if (epoch.Epoch <= before)
                throw new ArgumentException($"Epoch {epoch.Epoch} follows epoch {before}; expected each epoch once and in order, from 1.", nameof(history));
            if (epoch.ValidationTop1 is < 0 or > 1)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"The accuracy of epoch {epoch.Epoch} must be from 0 to 1, but was {epoch.ValidationTop1}."), nameof(history));
            }

            before = epoch.Epoch;
        }
    }

    private static IReadOnlyList<CurvePanel> PanelsOf(IReadOnlyList<EpochMetrics> history)
    {
        var validated = history.Where(e => e.ValidationTop1 is not null).ToList();
        var loss = new CurvePanel(
            "Loss (nats)",
            BestLoss(history),
            [
                new Curve("training", 0, [.. history.Select(e => (e.Epoch, e.TrainingLoss))]),
                .. CurveOf("validation", 1, history, e => e.ValidationLoss),
            ],
            LossLabel,
            Height: 240);
        var accuracy = new CurvePanel(
            "Validation accuracy, top-1 (%)",
            BestAccuracy(validated),
            CurveOf(string.Empty, 1, history, e => 100 * e.ValidationTop1),
            value => Number(value, "0.##"),
            Height: 190,
            Top: 100);
        var rate = new CurvePanel("Learning rate", string.Empty, CurveOf(string.Empty, 2, history, e => e.LearningRate), AxisScale.Fractions.Label, Height: 90);
        return validated.Count > 0 ? [loss, accuracy, rate] : [loss, rate];
    }

    private static IReadOnlyList<Curve> CurveOf(string name, int color, IReadOnlyList<EpochMetrics> history, Func<EpochMetrics, double?> measure)
    {
        List<(int, double)> points = [.. history.Where(e => measure(e) is not null).Select(e => (e.Epoch, measure(e)!.Value))];
        return points.Count > 0 ? [new Curve(name, color, points)] : [];
    }

    private static string BestLoss(IReadOnlyList<EpochMetrics> history)
    {
        if (history.FirstOrDefault(e => !double.IsFinite(e.TrainingLoss) || (e.ValidationLoss is { } loss && !double.IsFinite(loss))) is { } broken)
            return string.Create(CultureInfo.InvariantCulture, $"not finite in epoch {broken.Epoch}");
        return history.Where(e => e.ValidationLoss is not null).MinBy(e => e.ValidationLoss) is { } best
            ? string.Create(CultureInfo.InvariantCulture, $"lowest validation loss {LossLabel(best.ValidationLoss!.Value)} in epoch {best.Epoch}")
            : string.Empty;
    }

    private static string BestAccuracy(List<EpochMetrics> validated) => validated.MaxBy(e => e.ValidationTop1) is { } best
        ? string.Create(CultureInfo.InvariantCulture, $"best {100 * best.ValidationTop1:0.00} % in epoch {best.Epoch}")
        : string.Empty;

    private static IEnumerable<Shape> Foot(Rectangle area, Axis epochs, Theme theme) =>
    [
        .. epochs.Marks.Select(m => new Text(Number(m, "0"), new Point(area.Left + (area.Width * epochs.Share(m)), area.Bottom + 20), 12, theme.Faint) { Anchor = Anchor.Middle }),
        new Text("Epoch", new Point(area.Center.X, area.Bottom + 44), AxisTitleSize, theme.Ink) { Anchor = Anchor.Middle },
    ];

    private static string TitleOf(IReadOnlyList<EpochMetrics> history)
    {
        var epochs = history.Count == 1 ? "one epoch" : string.Create(CultureInfo.InvariantCulture, $"{history.Count:N0} epochs");
        return $"Learning curves of {epochs}: losses, validation accuracy and learning rate";
    }

    private static string LossLabel(double loss) => Math.Abs(loss) switch
    {
        >= 1e5 => Number(loss, "0.##e0"),
        >= 0.1 => Number(loss, "0.###"),
        _ => AxisScale.Fractions.Label(loss),
    };

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
