using EffNet;
using Transfer.Images;
using Transfer.Probe;
using static TorchSharp.torch;

namespace Transfer.Fits;

/// <summary>Fits linear classifiers to the features of the frozen network. The features are computed once for all folds.</summary>
internal sealed class ProbeFit : IDisposable
{
    private const int BatchSize = 32;

    private readonly PhotographSet _photographs;
    private readonly Dictionary<Background, Tensor> _features;

    /// <summary>Initializes a new instance of the class and computes the features of all photographs on all backgrounds.</summary>
    /// <param name="photographs">The photographs.</param>
    /// <param name="model">The file ResNet18.onnx.</param>
    /// <param name="size">The height and width of the network's input.</param>
    public ProbeFit(PhotographSet photographs, string model, int size)
    {
        _photographs = photographs;
        using var network = Pretrained.Create(model, classes: 0);
        network.eval();
        _features = Enum.GetValues<Background>().ToDictionary(background => background, background => FeaturesOf(network, photographs, background, size));
    }

    /// <summary>Runs a fit.</summary>
    /// <param name="plan">The fit.</param>
    public IReadOnlyList<Answer> Run(FitPlan plan)
    {
        var labels = plan.Training.Select(i => _photographs.Labels[i]).ToList();
        using var features = FeatureRows.Of(_features[Background.White], plan.Training);
        var penalty = PenaltyChoice.Choose(features, labels, [.. plan.Training.Select(i => _photographs.Groups[i])], PhotographSet.Classes, plan.Seed);
        using var classifier = LogisticRegression.Fit(features, labels, PhotographSet.Classes, penalty);
        return [.. _features.SelectMany(entry => Test(classifier, plan, entry.Key, entry.Value))];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var features in _features.Values)
            features.Dispose();
    }

    private List<Answer> Test(LogisticRegression classifier, FitPlan plan, Background background, Tensor all)
    {
        using var features = FeatureRows.Of(all, plan.Test);
        return [.. classifier.Predict(features).Zip(plan.Test, (probabilities, i) => new Answer(i, background, _photographs.Labels[i], probabilities))];
    }

    private static Tensor FeaturesOf(FeaturizerNet network, PhotographSet photographs, Background background, int size)
    {
        using var withoutGradients = no_grad();
        using var scope = NewDisposeScope();
        var preprocessing = TransferSettings.PretrainedPreprocessing(size);
        var parts = Enumerable.Range(0, photographs.Stamps.Count)
            .Select(i => photographs.On(i, background))
            .Chunk(BatchSize)
            .Select(pictures => network.call(preprocessing.ToBatch(pictures)).flatten(1).to(float64))
            .ToList();
        return cat(parts, 0).MoveToOuterDisposeScope();
    }
}
