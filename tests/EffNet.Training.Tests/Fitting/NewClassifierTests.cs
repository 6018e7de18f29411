using EffNet.Models;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Training.Tests;

/// <summary><see cref="TrainingRecipe.ZeroNewClassifier"/>, in trainings whose steps are too small to change the weights visibly.</summary>
[Collection(OneTraining.Name)]
public sealed class NewClassifierTests : IDisposable
{
    private const double Tolerance = 1e-6;

    private readonly DataFolder _folder = new();
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task ZeroNewClassifier_zeroes_a_new_classifier_and_keeps_the_loaded_stages()
    {
        using var network = Runs.LoadForOtherClasses(_folder);
        var (classifier, stages) = ParametersOf(network);
        var before = stages.ConvertAll(weight => weight.detach().clone());

        await TrainAsync(network, zeroNewClassifier: true);

        Assert.All(classifier, weight => Assert.True(Largest(weight) < Tolerance));
        Assert.All(stages.Zip(before), pair => Assert.True(Largest(pair.First - pair.Second) < Tolerance));
    }

    [Fact]
    public async Task New_classifier_keeps_its_random_weights_without_ZeroNewClassifier()
    {
        using var network = Runs.LoadForOtherClasses(_folder);
        var classifier = ParametersOf(network).Classifier;
        var before = classifier.ConvertAll(weight => weight.detach().clone());

        await TrainAsync(network, zeroNewClassifier: false);

        Assert.All(classifier.Zip(before), pair => Assert.True(Largest(pair.First - pair.Second) < Tolerance));
        Assert.Contains(classifier, weight => Largest(weight) > 0.01);
    }

    [Fact]
    public async Task ZeroNewClassifier_does_not_change_a_loaded_classifier()
    {
        using var network = Runs.CreateNetwork();
        network.SaveWeights(_folder["three.safetensors"]);
        using var loaded = FashionNetTiny.Load(_folder["three.safetensors"]);

        await TrainAsync(loaded, zeroNewClassifier: true);

        Assert.Contains(ParametersOf(loaded).Classifier, weight => Largest(weight) > 0.01);
    }

    [Fact]
    public async Task ZeroNewClassifier_does_not_change_a_network_without_loaded_weights()
    {
        using var network = Runs.CreateNetwork();

        await TrainAsync(network, zeroNewClassifier: true);

        Assert.Contains(ParametersOf(network).Classifier, weight => Largest(weight) > 0.01);
    }

    [Fact]
    public async Task ZeroNewClassifier_does_not_change_a_trained_classifier()
    {
        using var network = Runs.LoadForOtherClasses(_folder);
        await TrainAsync(network, zeroNewClassifier: true, learningRate: 0.1);
        var classifier = ParametersOf(network).Classifier;
        var trained = classifier.ConvertAll(weight => weight.detach().clone());

        await TrainAsync(network, zeroNewClassifier: true);

        Assert.Contains(trained, weight => Largest(weight) > 0.01);
        Assert.All(classifier.Zip(trained), pair => Assert.True(Largest(pair.First - pair.Second) < Tolerance));
    }

    [Fact]
    public async Task New_classifier_does_not_change_if_the_folder_has_a_checkpoint_with_other_settings()
    {
        using var first = Runs.LoadForOtherClasses(_folder);
        await TrainAsync(first, zeroNewClassifier: true, folder: _folder["run"]);
        using var network = Runs.LoadForOtherClasses(_folder);
        var before = Runs.BitsOf(network);

        await Assert.ThrowsAsync<ArgumentException>(() => TrainAsync(network, zeroNewClassifier: true, learningRate: 0.1, _folder["run"]));

        Assert.Equal(before, Runs.BitsOf(network));
    }

    private static Task<TrainingResult> TrainAsync(FashionNetTiny network, bool zeroNewClassifier, double learningRate = 1e-9, string? folder = null) => Trainer.FitAsync(
        network,
        Shapes.Create(46),
        validation: null,
        Runs.Options with
        {
            Folder = folder,
            Recipe = Runs.Recipe with { Epochs = 1, Optimizer = new SgdOptions(), LearningRate = learningRate, AverageDecay = null, ZeroNewClassifier = zeroNewClassifier },
        },
        cancellationToken: TestContext.Current.CancellationToken);

    private static (List<Tensor> Classifier, List<Tensor> Stages) ParametersOf(FashionNetTiny network)
    {
        var all = network.parameters().Cast<Tensor>().ToList();
        // The last two are the weights and biases of the linear layer.
        return (all[^2..], all[..^2]);
    }

    private static double Largest(Tensor tensor) => tensor.detach().abs().max().to(float64).item<double>();
}
