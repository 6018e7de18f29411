namespace FineTune;

/// <summary>Lists the files of the output folder.</summary>
internal static class ResultFiles
{
    /// <summary>Gets the files for users, in the order in which they are shown.</summary>
    public static IReadOnlyList<(string Name, string Content)> Shown { get; } =
    [
        ("best.safetensors", "the trained network, with its classes and preprocessing"),
        ("report.md", "the report"),
        ("learning-curves.png", "losses and accuracy over epochs"),
        ("confusion-matrix.png", "the predicted classes for each actual class"),
        ("mistakes.png", "the images with the largest errors"),
        ("metrics.csv", "the metrics of each epoch"),
        ("tensorboard", "the same metrics for 'tensorboard --logdir'"),
    ];

    public static string CheckpointIn(string folder) => Path.Combine(folder, "last.checkpoint");
}
