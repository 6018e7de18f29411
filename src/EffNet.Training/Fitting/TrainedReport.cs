using EffNet.Networks;
using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Writes the report of a training that is complete.</summary>
internal static class TrainedReport
{
    private const int ShownMistakes = 16;

    /// <summary>Writes the report to the folder of the training.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="outcomes">The network's answers to the validation images.</param>
    /// <param name="folder">The folder.</param>
    public static void Write(TrainingPlan plan, TrainingResult result, IReadOnlyList<ImageOutcome> outcomes, string folder)
    {
        var skipped = result.Skipped.Select(entry => new UnreadableFile(entry.Key, new PictureException(entry.Value))).ToList();
        List<ReportSplit> splits = [ReportSplit.Of("training", plan.Training, skipped)];
        if (plan.Validation is { } validation)
            splits.Add(ReportSplit.Of("validation", validation, result.Validation!.Unreadable));
        new TrainingReport
        {
            Network = plan.Network.Declaration.TypeName,
            Parameters = plan.Network.parameters().Sum(parameter => parameter.numel()),
            MultiplyAdds = plan.Network.Network.With(height: plan.Preprocessing.Crop, width: plan.Preprocessing.Crop).MultiplyAdds,
            ClassNames = plan.Training.ClassNames,
            Preprocessing = plan.Preprocessing,
            Splits = splits,
            Recipe = Recipe(plan),
            Command = string.Join(' ', Environment.GetCommandLineArgs().Select((argument, i) => i == 0 ? Path.GetFileName(argument) : argument)),
            History = result.History,
            Result = result.Validation,
            Warnings = result.Warnings,
            Mistakes = DrawMistakes(plan, outcomes),
        }.Write(folder);
    }

    private static Picture? DrawMistakes(TrainingPlan plan, IReadOnlyList<ImageOutcome> outcomes)
    {
        var mistakes = WorstMistakes.Choose(outcomes, ShownMistakes);
        return mistakes.Count == 0
            ? null
            : WorstMistakes.Draw(
                mistakes,
                plan.Training.ClassNames,
                index => plan.Preprocessing.Apply(plan.Validation!.Load(index)),
                WorstMistakes.ActivationOf(plan.Network, plan.Preprocessing));
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Recipe(TrainingPlan plan)
    {
        var recipe = plan.Recipe;
        (string Name, object? Value)[] settings =
        [
            ("epochs", recipe.Epochs), ("epochs of the head alone", recipe.HeadEpochs), ("batch size", recipe.BatchSize), ("batches per step", recipe.BatchesPerStep),
            ("optimizer", recipe.Optimizer), ("learning rate", recipe.PeakLearningRate), ("schedule", recipe.Schedule), ("rates of stages", recipe.LayerRates),
            ("label smoothing", recipe.LabelSmoothing), ("decay of averaged weights", recipe.AverageDecay), ("maximum gradient norm", recipe.MaximumGradientNorm),
            ("image sizes", recipe.ImageSizes), ("sampling", plan.Options.Sampling), ("class weights", plan.Options.WeightClasses), ("batch norms", plan.Options.Norms),
            ("batches of norm estimation", plan.Options.NormEstimationBatches), ("seed", plan.Options.Seed),
        ];
        return [.. settings.Select(s => KeyValuePair.Create(s.Name, InvariantText.Of(s.Value)))];
    }
}
