using EffNet;
using EffNet.Pictures;
using EffNet.Training;

namespace FineTune;

/// <summary>Chooses the options of a training from the command line.</summary>
internal static class RecipeChoice
{
    /// <summary>At most one epoch of so many is warm-up: more of it would keep a short training from reaching its learning rate.</summary>
    private const double EpochsPerWarmUp = 5;

    public static TrainingOptions OptionsFor(UnrolledNetwork network, FineTuneSettings settings) => new()
    {
        Recipe = RecipeFor(settings),
        Preprocessing = network.WeightsInfo.Preprocessing ?? PreprocessingFor(settings.Variant.Resolution),
        Seed = settings.Seed,
        Folder = settings.Output,
        Patience = settings.Patience,
        Resume = !settings.IsNew,
    };

    private static TrainingRecipe RecipeFor(FineTuneSettings settings)
    {
        var recipe = settings.IsFromScratch ? TrainingRecipe.FromScratch : TrainingRecipe.FineTune;
        recipe = recipe with { Epochs = settings.Epochs ?? recipe.Epochs, BatchSize = settings.BatchSize ?? recipe.BatchSize };
        if (settings.LearningRate is { } rate)
            recipe = recipe with { LearningRate = rate, LearningRateBatchSize = null };
        return recipe.Schedule is WarmUpSchedule schedule
            ? recipe with { Schedule = schedule with { WarmUpEpochs = Math.Min(schedule.WarmUpEpochs, recipe.Epochs / EpochsPerWarmUp) } }
            : recipe;
    }

    /// <summary>Fresh weights have no preprocessing of their own. The center is seven eighths of the shorter side, for 224 as for 28 pixels.</summary>
    private static Preprocessing PreprocessingFor(int resolution) =>
        new(resolution * 8 / 7, resolution, Interpolation.Bicubic, Preprocessing.ImageNetMean, Preprocessing.ImageNetStandardDeviation);
}
