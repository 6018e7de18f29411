namespace EffNet;

/// <summary>The progress of an evaluation.</summary>
/// <param name="Done">The number of processed files.</param>
/// <param name="Total">The number of all files.</param>
public readonly record struct EvaluationProgress(int Done, int Total);
