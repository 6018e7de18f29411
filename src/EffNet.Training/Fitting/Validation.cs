using EffNet.Pictures;
using static TorchSharp.torch;

namespace EffNet.Training;

/// <summary>Evaluates a network on a set of images, batch after batch in their order.</summary>
internal sealed class Validation
{
    private readonly UnrolledNetwork _network;
    private readonly ImageLoader _loader;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images">The images.</param>
    /// <param name="preprocessing">How they are prepared.</param>
    /// <param name="options">How they are read; their order is always that of the set.</param>
    public Validation(UnrolledNetwork network, ImageSet images, Preprocessing preprocessing, LoaderOptions options)
    {
        _network = network;
        _loader = new ImageLoader(images, new EvaluationTransform(preprocessing), options with { Sampling = Sampling.InOrder, DropLast = false });
    }

    /// <summary>Evaluates the network. Its modes are the same afterwards.</summary>
    /// <param name="outcomes">Receives the answer to each image; <see langword="null"/> if it is not needed.</param>
    /// <param name="cancellationToken">Cancels.</param>
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
            throw new InvalidDataException($"None of the {_loader.Images.Count:N0} images to evaluate with is readable. The first one, {reader.Unreadable[0].Name}: {reader.Unreadable[0].Problem.Message}");
        foreach (var unreadable in reader.Unreadable)
            tally.AddUnreadable(new UnreadableFile(unreadable.Name, unreadable.Problem));
        return tally.Result();
    }

    private ClassScores ScoresOf(Tensor images, ImageBatch batch)
    {
        try
        {
            return Answers.Of(_network, images, i => _loader.Images.GetName(batch.Indices[i]));
        }
        catch (InvalidOperationException exception)
        {
            // Elsewhere the weights are those of the caller; here it is the training that made them.
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
