namespace EffNet.Cli.Reports;

/// <summary>A picture in <c>effnet run --json</c>.</summary>
/// <param name="Path">The file.</param>
/// <param name="Problem">Why it could not be read; <see langword="null"/> if it could.</param>
/// <param name="Classes">Its best classes, best first.</param>
internal sealed record PictureReport(string Path, string? Problem, IReadOnlyList<ClassReport> Classes)
{
    /// <summary>Describes what a network says of a picture.</summary>
    /// <param name="answer">What it says.</param>
    public static PictureReport Of(FilePrediction answer) => new(
        answer.Path, answer.Problem is { } problem ? ExceptionText.Of(problem) : null, [.. answer.Best.Select(b => new ClassReport(b.ClassIndex, b.ClassName, b.Probability, b.Score))]);
}

/// <summary>A class of a picture.</summary>
/// <param name="Class">Its place in the network's output, from 0.</param>
/// <param name="Name">Its name; <see langword="null"/> if it has none.</param>
/// <param name="Probability">Softmax over all classes.</param>
/// <param name="Score">The score before softmax.</param>
internal sealed record ClassReport(int Class, string? Name, double Probability, double Score);
