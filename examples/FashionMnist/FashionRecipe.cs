using EffNet.Training;

namespace FashionMnist;

/// <summary>The recipe for small networks on Fashion-MNIST.</summary>
internal static class FashionRecipe
{
    /// <summary>Returns the recipe.</summary>
    /// <param name="epochs">The number of epochs.</param>
    public static TrainingRecipe Create(int epochs) => new()
    {
        Epochs = epochs,
        BatchSize = 128,
        Optimizer = new AdamWOptions { WeightDecay = 0.02, DecayScope = WeightDecayScope.WeightsOnly },
        LearningRate = 0.006,
        Schedule = new OneCycleSchedule(),
        LabelSmoothing = 0.05,
        AverageDecay = 0.998,
    };
}
