using EffNet;

namespace ScalingStudy;

/// <summary>One training of the study.</summary>
/// <param name="Network">The network.</param>
/// <param name="Seed">The seed of everything random: the sample of training images, their order and changes, and the first weights.</param>
/// <param name="Settings">The settings of all trials.</param>
internal sealed record Trial(ModuleVariant Network, int Seed, TrialSettings Settings)
{
    /// <summary>Gets the name of the trial's files, without extension.</summary>
    public string Name => $"{Network.Name}-{Seed}";
}
