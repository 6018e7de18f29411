namespace EffNet;

/// <summary>How far an evaluation is.</summary>
/// <param name="Done">Files looked at.</param>
/// <param name="Total">Files there are.</param>
public readonly record struct EvaluationProgress(int Done, int Total);
