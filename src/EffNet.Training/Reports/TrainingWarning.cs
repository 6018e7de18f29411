namespace EffNet.Training;

/// <summary>Represents a warning about a training.</summary>
/// <param name="Kind">The kind of the problem.</param>
/// <param name="Message">The problem with its numbers, followed by the remedies.</param>
public sealed record TrainingWarning(TrainingWarningKind Kind, string Message);
