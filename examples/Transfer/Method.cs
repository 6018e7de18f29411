using EffNet.Training;

namespace Transfer;

/// <summary>A way to make a classifier of a few photographs.</summary>
/// <param name="Name">The name on the command line and in results.</param>
/// <param name="Description">What it does, for the table.</param>
/// <param name="Size">Height and width of the network's input.</param>
/// <param name="IsPretrained">Whether the network begins with the trained weights.</param>
/// <param name="Options">How the network is trained; <see langword="null"/> if only a linear classifier of its features is.</param>
internal sealed record Method(string Name, string Description, int Size, bool IsPretrained, TrainingOptions? Options)
{
    /// <summary>The method whose mistakes are drawn, and that others are compared with.</summary>
    public const string Main = "fine-tuned";

    private const int HeadEpochs = 2;

    /// <summary>More batches than a training set has: norms are estimated from all of them.</summary>
    private const int AllBatches = 100;

    /// <summary>A batch of 64, as in the preset, would make two steps of an epoch.</summary>
    private const int FreshBatchSize = 16;

    /// <summary>Gets the names of all methods, in the order in which a repeat runs them.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["probe", "probe-224", Main, "drawn-head", "head-first", "frozen-norms", "from-nothing", "estimated-norms"];

    /// <summary>Returns the methods of some settings.</summary>
    /// <param name="settings">The settings.</param>
    public static IReadOnlyList<Method> Of(TransferSettings settings) => [.. settings.Methods.Distinct().Select(name => Of(name, settings))];

    private static Method Of(string name, TransferSettings settings)
    {
        var recipe = TrainingRecipe.FineTune with { Epochs = settings.Epochs, HeadEpochs = 0, ZeroNewClassifier = true };
        var drawn = recipe with { ZeroNewClassifier = false };
        var size = settings.Size;
        return name switch
        {
            "probe" => new(name, $"linear probe, {size} px", size, true, null),
            "probe-224" => new(name, $"linear probe, {TransferSettings.OwnSize} px", TransferSettings.OwnSize, true, null),
            Main => Tuned("fine-tuned: head from 0, norms updated", recipe, NormTraining.Update),
            "drawn-head" => Tuned("fine-tuned: head as drawn, norms updated", drawn, NormTraining.Update),
            "head-first" => Tuned($"fine-tuned: head as drawn, alone for {HeadEpochs} epochs, norms updated", drawn with { HeadEpochs = HeadEpochs }, NormTraining.Update),
            "frozen-norms" => Tuned("fine-tuned: head from 0, norms frozen", recipe, NormTraining.Frozen),
            "estimated-norms" => Tuned("fine-tuned: head from 0, norms estimated anew", recipe, NormTraining.Update, AllBatches),
            "from-nothing" => new(name, $"from nothing, {settings.FreshEpochs} epochs", size, false, new TrainingOptions
            {
                Recipe = TrainingRecipe.FromScratch with { Epochs = settings.FreshEpochs, BatchSize = FreshBatchSize },
                Preprocessing = TransferSettings.FreshPreprocessing(size),
                Workers = 1,
            }),
            _ => throw new ArgumentException($"Unknown method '{name}'; expected one of {string.Join(", ", Names)}.", nameof(name)),
        };

        Method Tuned(string description, TrainingRecipe chosen, NormTraining norms, int estimationBatches = 0) => new(name, description, size, true, new TrainingOptions
        {
            Recipe = chosen,
            Norms = norms,
            NormEstimationBatches = estimationBatches,
            Preprocessing = TransferSettings.PretrainedPreprocessing(size),
            Workers = 1,
        });
    }
}
