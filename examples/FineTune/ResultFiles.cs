namespace FineTune;

/// <summary>The files of the output folder.</summary>
internal static class ResultFiles
{
    /// <summary>The files that people open, in the order in which they are shown.</summary>
    public static IReadOnlyList<(string Name, string Content)> Shown { get; } =
    [
        ("best.safetensors", "the trained network, with its classes and preprocessing"),
        ("report.md", "the report"),
        ("learning-curves.png", "losses and accuracy over epochs"),
        ("confusion-matrix.png", "which classes are taken for which"),
        ("mistakes.png", "the images with the largest errors"),
        ("metrics.csv", "the measures of each epoch"),
        ("tensorboard", "the same for 'tensorboard --logdir'"),
    ];

    public static string CheckpointIn(string folder) => Path.Combine(folder, "last.checkpoint");
}
