namespace ScalingStudy;

/// <summary>Represents the settings of all trials of a plan.</summary>
/// <param name="Images">The number of training images.</param>
/// <param name="Epochs">The number of epochs.</param>
internal sealed record TrialSettings(int Images, int Epochs);
