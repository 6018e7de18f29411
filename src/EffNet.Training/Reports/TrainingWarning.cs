namespace EffNet.Training;

/// <summary>A sign that a training does not go well.</summary>
/// <param name="Kind">The kind of the problem.</param>
/// <param name="Message">The problem with its figures, and then the remedies.</param>
public sealed record TrainingWarning(TrainingWarningKind Kind, string Message);
