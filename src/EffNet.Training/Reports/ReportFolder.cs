using System.Text;
using EffNet.Pictures;
using EffNet.Weights;

namespace EffNet.Training;

/// <summary>Writes the files of a report.</summary>
internal static class ReportFolder
{
    /// <summary>The name of the learning curves without extension.</summary>
    public const string Curves = "learning-curves";

    /// <summary>The name of the confusion matrix without extension.</summary>
    public const string Matrix = "confusion-matrix";

    /// <summary>The name of the contact sheet.</summary>
    public const string Mistakes = "mistakes.png";

    /// <summary>The name of the report.</summary>
    public const string Report = "report.md";

    /// <summary>The number of pixels of a PNG file per unit of the SVG.</summary>
    private const int Enlargement = 2;

    /// <summary>The largest side of a drawing that is enlarged. Larger drawings are readable without enlargement, which would need much memory.</summary>
    private const int LargestEnlarged = 1500;

    /// <summary>Writes a report and its pictures.</summary>
    /// <param name="report">The report.</param>
    /// <param name="folder">The folder. It is created if it does not exist.</param>
    /// <returns>The path of the report.</returns>
    public static string Write(TrainingReport report, string folder)
    {
        var text = report.ToMarkdown();
        Directory.CreateDirectory(folder);
        if (report.History.Count > 0)
            WritePlot(theme => LearningCurves.Draw(report.History, theme), folder, Curves);
        if (report.Result is { } result)
            WritePlot(theme => ConfusionMatrix.Draw(result, theme), folder, Matrix);
        if (report.Mistakes is { } mistakes)
            AtomicFile.Write(Path.Combine(folder, Mistakes), stream => mistakes.Save(stream, PictureFormat.Png));
        // The report is written last, so that it never refers to missing pictures.
        var path = Path.Combine(folder, Report);
        WriteBytes(path, Encoding.UTF8.GetBytes(text));
        return path;
    }

    private static void WritePlot(Func<PlotTheme, Plot> draw, string folder, string name)
    {
        var light = draw(PlotTheme.Light);
        WriteBytes(Path.Combine(folder, $"{name}.svg"), Encoding.UTF8.GetBytes(light.ToSvg()));
        WriteBytes(Path.Combine(folder, $"{name}-dark.svg"), Encoding.UTF8.GetBytes(draw(PlotTheme.Dark).ToSvg()));
        WriteBytes(Path.Combine(folder, $"{name}.png"), light.ToPng(Math.Max(light.Width, light.Height) > LargestEnlarged ? 1 : Enlargement));
    }

    private static void WriteBytes(string path, byte[] bytes) => AtomicFile.Write(path, stream => stream.Write(bytes));
}
