using EffNet.Networks;
using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Writes the report of a complete training.</summary>
internal static class TrainedReport
{
    private const int ShownMistakes = 16;

    /// <summary>Writes the report to the folder of the training.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="result">The result of the training.</param>
    /// <param name="outcomes">The predictions for the validation images.</param>
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
            Recipe = plan.RecipeSettings(),
            Command = Command(),
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

    /// <summary>Returns the command line of the process, with quotes around arguments that need them in a shell.</summary>
    private static string Command()
    {
        var arguments = Environment.GetCommandLineArgs();
        var program = Path.GetFileName(arguments[0]);
        var start = program.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? "dotnet " : string.Empty;
        return start + string.Join(' ', arguments.Skip(1).Prepend(program).Select(argument => NeedsQuotes(argument) ? $"\"{argument}\"" : argument));
    }

    private static bool NeedsQuotes(string argument) =>
        argument.Length == 0 || argument.Any(c => char.IsWhiteSpace(c) || "&|;<>()*?".Contains(c, StringComparison.Ordinal));
}
