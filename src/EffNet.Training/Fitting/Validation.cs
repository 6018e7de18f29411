using static TorchSharp.torch;

namespace EffNet.Training;

/// <summary>Evaluates a network on the validation images of a training, batch after batch in their order.</summary>
internal sealed class Validation
{
    private readonly TrainingPlan _plan;
    private readonly ImageLoader _loader;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="plan">The plan, with validation images.</param>
    /// <param name="images">The validation images.</param>
    public Validation(TrainingPlan plan, ImageSet images)
    {
        _plan = plan;
        var options = plan.LoaderOptions() with { Sampling = Sampling.InOrder };
        _loader = new ImageLoader(images, new EvaluationTransform(plan.Preprocessing), options);
    }

    /// <summary>Gets the images that could not be read.</summary>
    public IReadOnlyList<UnreadableImage> UnreadableImages => _loader.UnreadableImages;

    /// <summary>Evaluates the network. Its modes are the same afterwards.</summary>
    /// <param name="trained">The network.</param>
    /// <param name="outcomes">Receives the answer to each image; <see langword="null"/> if it is not needed.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="NotFiniteNumberException">A score is not finite.</exception>
    public EvaluationResult Run(TrainedNetwork trained, ICollection<ImageOutcome>? outcomes, CancellationToken cancellationToken)
    {
        var tally = new EvaluationTally(_plan.Training.ClassNames, FolderEvaluation.TopOf(asked: null, _plan.Training.ClassNames.Count));
        using var reader = _loader.ReadEpoch(epoch: 0, cancellationToken: cancellationToken);
        while (reader.TryNext(out var batch))
        {
            using (batch)
            {
                using var images = BatchTensors.ImagesOf(batch, trained.Device, trained.ElementType);
                var scores = ScoresOf(images, batch);
                for (var i = 0; i < batch.Count; i++)
                    Add(tally, outcomes, batch, scores, i);
                foreach (var unreadable in batch.Unreadable)
                    tally.AddUnreadable(new UnreadableFile(unreadable.Name, unreadable.Problem));
            }
        }

        return tally.Result();
    }

    private ClassScores ScoresOf(Tensor images, ImageBatch batch)
    {
        try
        {
            return Answers.Of(_plan.Network, images, i => _loader.Images.GetName(batch.Indices[i]));
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
