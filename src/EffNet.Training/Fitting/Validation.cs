using EffNet.Pictures;
using static TorchSharp.torch;

namespace EffNet.Training;

/// <summary>Evaluates a network on the batches of a set of images, in their order.</summary>
internal sealed class Validation
{
    private readonly UnrolledNetwork _network;
    private readonly ImageLoader _loader;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images">The images.</param>
    /// <param name="preprocessing">The preprocessing of the images.</param>
    /// <param name="options">The options for reading images. The order is always that of the set.</param>
    public Validation(UnrolledNetwork network, ImageSet images, Preprocessing preprocessing, LoaderOptions options)
    {
        _network = network;
        _loader = new ImageLoader(images, new EvaluationTransform(preprocessing), options with { Sampling = Sampling.InOrder, DropLast = false });
    }

    /// <summary>Evaluates the network. The modes of its modules are restored afterwards.</summary>
    /// <param name="outcomes">Receives the prediction for each image; <see langword="null"/> if predictions are not needed.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="NotFiniteNumberException">A score is not finite.</exception>
    public EvaluationResult Run(ICollection<ImageOutcome>? outcomes, CancellationToken cancellationToken)
    {
        var names = _loader.Images.ClassNames;
        var tally = new EvaluationTally(names, FolderEvaluation.TopOf(asked: null, names.Count));
        using var reader = _loader.ReadEpoch(epoch: 0, cancellationToken: cancellationToken);
        while (reader.TryNext(out var batch))
        {
            using (batch)
            {
                using var images = BatchTensors.ImagesOf(batch, CPU, ScalarType.Float32);
                var scores = ScoresOf(images, batch);
                for (var i = 0; i < batch.Count; i++)
                    Add(tally, outcomes, batch, scores, i);
            }
        }

        if (reader.Unreadable.Count == _loader.Images.Count)
        {
            var first = reader.Unreadable[0];
            throw new InvalidDataException(
                $"None of the {_loader.Images.Count:N0} validation images can be read; replace them. "
                + $"The first error, for '{first.Name}': {first.Problem.Message}");
        }

        foreach (var unreadable in reader.Unreadable)
            tally.AddUnreadable(new UnreadableFile(unreadable.Name, unreadable.Problem));
        return tally.Result();
    }

    private ClassScores ScoresOf(Tensor images, ImageBatch batch)
    {
        try
        {
            return NetworkScores.Of(_network, images, i => _loader.Images.GetName(batch.Indices[i]));
        }
        catch (InvalidOperationException exception)
        {
            // For other callers, scores that are not finite mean that the network has no valid weights. Here, they mean that the training has diverged.
            throw new NotFiniteNumberException(exception.Message, exception);
        }
    }

    private static void Add(EvaluationTally tally, ICollection<ImageOutcome>? outcomes, ImageBatch batch, ClassScores scores, int i)
    {
        var label = (int)batch.Labels[i];
        tally.Add(label, scores, i);
        if (outcomes is null)
            return;
        var best = scores.Best(i, 1)[0];
        outcomes.Add(new ImageOutcome(batch.Indices[i], label, best, scores.ProbabilityOf(i, best), scores.Loss(i, label)));
    }
}
