namespace ScalingStudy;

/// <summary>The settings of all trials of a plan.</summary>
/// <param name="Images">The number of training images.</param>
/// <param name="Epochs">How often each of them is seen.</param>
internal sealed record TrialSettings(int Images, int Epochs);
