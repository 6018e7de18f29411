using EffNet.Training;

namespace FineTune;

/// <summary>Chooses the options of a training from the command line.</summary>
internal static class RecipeChoice
{
    public static TrainingOptions OptionsFor(FineTuneSettings settings) => new()
    {
        Recipe = RecipeFor(settings),
        Seed = settings.Seed,
        Folder = settings.Output,
        Patience = settings.Patience,
        Resume = !settings.IsNew,
    };

    private static TrainingRecipe RecipeFor(FineTuneSettings settings)
    {
        var recipe = settings.IsFromScratch ? TrainingRecipe.FromScratch : TrainingRecipe.FineTune;
        recipe = recipe with { Epochs = settings.Epochs ?? recipe.Epochs, BatchSize = settings.BatchSize ?? recipe.BatchSize };
        return settings.LearningRate is { } rate ? recipe with { LearningRate = rate, LearningRateBatchSize = null } : recipe;
    }
}
