namespace ScalingStudy;

/// <summary>Represents the settings from the command line.</summary>
/// <param name="Data">The folder with the images.</param>
/// <param name="Folder">The folder of the study.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Processes">The number of processes.</param>
/// <param name="IsChild">Whether another process of the study started this one.</param>
internal sealed record StudySettings(string Data, string Folder, StudyPlan Plan, int Processes, bool IsChild);
