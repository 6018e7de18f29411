namespace EffNet.Cli.Reports;

/// <summary>An image in <c>effnet run --json</c>.</summary>
/// <param name="Path">The file.</param>
/// <param name="Problem">The reason why the image could not be read; <see langword="null"/> if it was read.</param>
/// <param name="Classes">The best classes of the image, best first.</param>
internal sealed record PictureReport(string Path, string? Problem, IReadOnlyList<ClassReport> Classes)
{
    /// <summary>Describes the prediction for an image.</summary>
    /// <param name="answer">The prediction.</param>
    public static PictureReport Of(FilePrediction answer) => new(
        answer.Path,
        answer.Problem is { } problem ? ExceptionText.Of(problem) : null,
        [.. answer.Best.Select(b => new ClassReport(b.ClassIndex, b.ClassName, b.Probability, b.Score))]);
}

/// <summary>A predicted class of an image.</summary>
/// <param name="Class">The index of the class in the network's output, from 0.</param>
/// <param name="Name">The name of the class; <see langword="null"/> if it has none.</param>
/// <param name="Probability">The probability by softmax over all classes.</param>
/// <param name="Score">The score before softmax.</param>
internal sealed record ClassReport(int Class, string? Name, double Probability, double Score);
