using ScalingStudy;

namespace EffNet.Training.Tests.Study;

/// <summary>Results of trials without training.</summary>
internal static class Trials
{
    public static StudyPlan Plan { get; } = StudyPlan.Smoke with { Seeds = 2 };

    public static TrialResult ResultOf(Trial trial, double test = 90, double heldOut = 89) => new()
    {
        Network = trial.Network.Name,
        Seed = trial.Seed,
        MultiplyAdds = trial.Network.Flops,
        Parameters = trial.Network.Parameters,
        Resolution = trial.Network.Resolution,
        Images = trial.Settings.Images,
        Epochs = trial.Settings.Epochs,
        HeldOutAccuracy = heldOut,
        TestAccuracy = test,
        TrainingLoss = 0.5,
        Seconds = 10,
    };
}
