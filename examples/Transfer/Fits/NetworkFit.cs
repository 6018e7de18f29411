using EffNet;
using EffNet.Training;
using Transfer.Images;
using static TorchSharp.torch;

namespace Transfer.Fits;

/// <summary>Trains a network on photographs with a white background, and tests it with all backgrounds.</summary>
internal static class NetworkFit
{
    /// <summary>Runs a fit. The network of the last epoch is used, without validation, so that no choice depends on the tested photographs.</summary>
    /// <param name="plan">The fit.</param>
    /// <param name="photographs">The photographs.</param>
    /// <param name="model">The file ResNet18.onnx.</param>
    /// <param name="weights">The file for the trained weights; <see langword="null"/> to not save them.</param>
    /// <param name="cancellationToken">A token to cancel between two steps.</param>
    public static async Task<IReadOnlyList<Answer>> RunAsync(FitPlan plan, PhotographSet photographs, string model, string? weights, CancellationToken cancellationToken)
    {
        manual_seed(plan.Seed);
        using var network = plan.Method.IsPretrained ? Pretrained.Create(model, PhotographSet.Classes) : new FeaturizerNet(PhotographSet.Classes);
        var images = ImageSets.FromPictures(
            plan.Training.Select(i => photographs.On(i, Background.White)), plan.Training.Select(i => photographs.Labels[i]), PhotographSet.ClassNames);
        await Trainer.FitAsync(network, images, validation: null, plan.Method.Options! with { Seed = plan.Seed }, progress: null, cancellationToken);
        if (weights is not null)
            network.SaveWeights(weights);
        return [.. Enum.GetValues<Background>().SelectMany(background => Test(network, plan, photographs, background))];
    }

    private static IEnumerable<Answer> Test(FeaturizerNet network, FitPlan plan, PhotographSet photographs, Background background)
    {
        var pictures = plan.Test.Select(i => photographs.On(i, background)).ToList();
        return network.Predict(pictures, top: PhotographSet.Classes)
            .Zip(plan.Test, (predictions, i) => new Answer(i, background, photographs.Labels[i], [.. predictions.OrderBy(p => p.ClassIndex).Select(p => p.Probability)]));
    }
}
