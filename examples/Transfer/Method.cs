using EffNet.Training;

namespace Transfer;

/// <summary>Represents a method to create a classifier from a few photographs.</summary>
/// <param name="Name">The name on the command line and in results.</param>
/// <param name="Description">The description of the method for the table.</param>
/// <param name="Size">The height and width of the network's input.</param>
/// <param name="IsPretrained">Whether the network starts with pretrained weights.</param>
/// <param name="Options">The options for training the network; <see langword="null"/> if only a linear classifier of its features is trained.</param>
internal sealed record Method(string Name, string Description, int Size, bool IsPretrained, TrainingOptions? Options)
{
    /// <summary>The method whose mistakes are drawn and with which the other methods are compared.</summary>
    public const string Main = "fine-tuned";

    private const int HeadEpochs = 2;

    /// <summary>A number larger than the number of batches in a training set, so that norms are estimated from all batches.</summary>
    private const int AllBatches = 100;

    /// <summary>The batch size of training from scratch. With the 64 images of the preset, an epoch would have only two steps.</summary>
    private const int FreshBatchSize = 16;

    /// <summary>Gets the names of all methods, in the order in which a repeat runs them.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["probe", "probe-224", Main, "drawn-head", "head-first", "frozen-norms", "from-nothing", "estimated-norms"];

    /// <summary>Returns the methods that the settings specify.</summary>
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
            Main => Tuned("fine-tuned, batch norms updated", recipe, NormTraining.Update),
            "drawn-head" => Tuned("fine-tuned, random classifier", drawn, NormTraining.Update),
            "head-first" => Tuned($"fine-tuned, random classifier, trained alone in the first {HeadEpochs} epochs", drawn with { HeadEpochs = HeadEpochs }, NormTraining.Update),
            "frozen-norms" => Tuned("fine-tuned, batch norms frozen", recipe, NormTraining.Frozen),
            "estimated-norms" => Tuned("fine-tuned, batch norms estimated anew", recipe, NormTraining.Update, AllBatches),
            "from-nothing" => new(name, $"from scratch, {settings.FreshEpochs} epochs", size, false, new TrainingOptions
            {
                Recipe = TrainingRecipe.FromScratch with { Epochs = settings.FreshEpochs, BatchSize = FreshBatchSize },
                Norms = NormTraining.Update,
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
