using EffNet;

namespace ScalingStudy;

/// <summary>Represents one training of the study.</summary>
/// <param name="Network">The network.</param>
/// <param name="Seed">The seed of all random numbers: the sample of training images, their order and augmentation, and the initial weights.</param>
/// <param name="Settings">The settings of all trials.</param>
internal sealed record Trial(ModuleVariant Network, int Seed, TrialSettings Settings)
{
    /// <summary>Gets the name of the trial's files, without extension.</summary>
    public string Name => $"{Network.Name}-{Seed}";
}
