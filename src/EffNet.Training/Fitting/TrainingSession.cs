using System.Diagnostics;
using System.Globalization;
using EffNet.Weights;

namespace EffNet.Training;

/// <summary>Runs a training on one thread, from the beginning or the last checkpoint to the end.</summary>
internal sealed class TrainingSession : IDisposable
{
    private readonly TrainingPlan _plan;
    private readonly IProgress<TrainingProgress>? _progress;
    private readonly CancellationToken _cancellationToken;
    private readonly TrainedNetwork _trained;
    private readonly Validation? _validation;
    private readonly GradientAccumulation _accumulation;
    private readonly ProgressMeter _meter;
    private readonly BestWeights _best;
    private readonly TrainingOutput? _output;
    private readonly List<TrainingWarning> _warnings = [];
    private TrainingPosition _position;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="progress">The receiver of the progress after each step.</param>
    /// <param name="cancellationToken">A token to cancel the training between two steps.</param>
    public TrainingSession(TrainingPlan plan, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        (_plan, _progress, _cancellationToken) = (plan, progress, cancellationToken);
        _validation = plan.Validation is { } images ? new Validation(plan.Network, images, plan.Preprocessing, plan.LoaderOptions()) : null;
        _accumulation = plan.Accumulation;
        _meter = new ProgressMeter(plan.Recipe.Epochs, _accumulation.Steps);
        _output = plan.Options.Folder is { } folder ? new TrainingOutput(folder, plan.Options) : null;
        _best = new BestWeights(plan.Network, _output?.Folder);
        _position = new TrainingPosition { Settings = plan.Settings() };
        // If the checkpoint has other settings, this throws an exception before the network changes. Resume reads the checkpoint again after it has reserved the folder.
        _ = _output?.Store.ReadPosition(_position.Settings);
        // The average of weights starts with the current weights, so the classifier is set to 0 first. A checkpoint replaces both later.
        if (plan.Recipe.ZeroNewClassifier)
            NewClassifier.Clear(plan.Network);
        // This is the last line, because nothing would dispose the tensors if a later line threw an exception.
        _trained = new TrainedNetwork(plan);
    }

    /// <summary>Runs the training.</summary>
    /// <returns>The result.</returns>
    public TrainingResult Run()
    {
        Start();
        // This assignment comes after all checks: if a check fails, the network keeps its previous WeightsInfo.
        _plan.Network.WeightsInfo = _plan.Network.WeightsInfo with
        {
            ClassNames = _plan.Training.ClassNames,
            Preprocessing = _plan.Preprocessing,
            Network = _plan.Network.Declaration.TypeName,
        };
        _warnings.AddRange(ImageWarnings.Find(_plan));
        try
        {
            while (_position.Epoch < _plan.Recipe.Epochs && !IsStoppedEarly)
            {
                TrainEpoch();
                CheckFinite();
                EndEpoch();
            }
        }
        catch (TrainingDivergedException exception) when (_position.BestEpoch > 0)
        {
            throw WithBestWeights(exception);
        }

        return Finish();
    }

    /// <inheritdoc/>
    public void Dispose() => Disposal.DisposeAll(_output, _best, _trained);

    private bool IsStoppedEarly =>
        _position.Epoch < _plan.Recipe.Epochs && _plan.Options.Patience is { } patience && _position.History.Count - _position.BestEpoch >= patience;

    /// <summary>Writes the first checkpoint, or restores the state of the last one. The first one has the initial weights, so the same call repeats the same training.</summary>
    private void Start()
    {
        _output?.Reserve();
        var stored = _output?.Store.ReadPosition(_position.Settings);
        _position = stored ?? _position;
        _best.Recover(_position.BestChecksum);
        if (_position.BestEpoch > 0 && _best.IsMissing)
        {
            throw new FileNotFoundException(
                $"'{_output!.Folder.Best}' does not exist, but the checkpoint needs its weights of epoch {_position.BestEpoch}. Restore the file, or specify another folder.",
                _output.Folder.Best);
        }

        _output?.OpenLogs(_position.Step, _position.History);
        if (_position.Epoch >= _plan.Recipe.Epochs)
            return;
        _trained.EnterEpoch(_position.Epoch);
        if (stored is null)
            _output?.WriteFirstCheckpoint(_position, _trained.State());
        else
            Restore();
    }

    private void Restore()
    {
        var state = _output!.Store.ReadState(_position);
        try
        {
            _trained.RestoreOptimizer(state);
            // The best weights are needed only at the end. They are loaded now so that damaged weights cause an error before the remaining epochs run.
            if (_position.BestEpoch > 0)
                _best.Load(_position.BestEpoch, _position.BestChecksum);
            _trained.RestoreNetwork(state);
        }
        finally
        {
            foreach (var tensor in state.Tensors.Values)
                tensor.Dispose();
        }
    }

    private void TrainEpoch()
    {
        var epoch = _position.Epoch;
        _trained.EnterEpoch(epoch);
        var loader = _plan.TrainingLoader(epoch);
        using var reader = loader.ReadEpoch(epoch, _position.NextBatch, _cancellationToken);
        var clock = new EpochClock(_position.Seconds, _position.WaitingSeconds);
        var step = new PendingStep(Stopwatch.GetTimestamp());
        while (Next(reader) is { } batch)
        {
            using (batch)
            {
                // If no image of the last batch of a step is readable, the reader skips this batch. The step then ends here.
                if (step.Images > 0 && batch.Number / _plan.Recipe.BatchesPerStep != step.LastBatch / _plan.Recipe.BatchesPerStep)
                    step = EndStep(step, reader, clock);
                if (_plan.IsTrainedOn(batch))
                    step.Add(batch, AddGradients(batch));
                if (step.Images > 0 && _accumulation.EndsStep(batch.Number))
                    step = EndStep(step, reader, clock);
            }
        }

        if (step.Images > 0)
            EndStep(step, reader, clock);
        if (_position.Images == 0)
        {
            var problem = $"Epoch {epoch + 1} has no images to train with: {reader.Unreadable.Count:N0} of {_plan.Training.Count:N0} are not readable";
            throw new InvalidDataException(_plan.Norms == NormTraining.Frozen
                ? $"{problem}. Replace the images."
                : $"{problem}, and batch norms need at least two images in a batch. Replace the images, or use larger batches.");
        }

        _position = _position with
        {
            NextBatch = _plan.BatchesPerEpoch,
            Skipped = WithSkipped(reader.Unreadable),
            Seconds = clock.Seconds,
            WaitingSeconds = clock.WaitingSeconds(reader),
        };
    }

    private ImageBatch? Next(BatchReader reader) => OrSave(() =>
    {
        _cancellationToken.ThrowIfCancellationRequested();
        return reader.TryNext(out var batch) ? batch : null;
    });

    /// <summary>Runs a part of the training and writes a checkpoint if the part is canceled.</summary>
    private T OrSave<T>(Func<T> part)
    {
        try
        {
            return part();
        }
        catch (OperationCanceledException)
        {
            // A later run resumes from the state after the last complete step and computes the batches of the incomplete step again.
            _trained.UndoStep();
            if (_trained.IsFinite())
                Save();
            throw;
        }
    }

    private double AddGradients(ImageBatch batch)
    {
        var loss = _trained.AddGradients(batch, _accumulation.LossFactor(batch.Number));
        return double.IsFinite(loss) ? loss : throw Diverged($"the loss is {loss.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>Completes a step, and writes a checkpoint if one is due.</summary>
    /// <returns>The next step, which has no images yet.</returns>
    private PendingStep EndStep(PendingStep step, BatchReader reader, EpochClock clock)
    {
        var rate = LearningRate(step.LastBatch);
        if (!_trained.Step(rate))
            throw Diverged("a gradient is not finite");
        _position = _position with
        {
            Step = _position.Step + 1,
            NextBatch = step.LastBatch + 1,
            LossSum = _position.LossSum + step.LossSum,
            Images = _position.Images + step.Images,
            Skipped = WithSkipped(reader.Unreadable),
            Seconds = clock.Seconds,
            WaitingSeconds = clock.WaitingSeconds(reader),
        };
        var (now, waiting) = (Stopwatch.GetTimestamp(), reader.WaitTime.TotalSeconds);
        var seconds = Stopwatch.GetElapsedTime(step.Start, now).TotalSeconds;
        var progress = _meter.Add(PlannedStep(step.LastBatch) + 1, step.LossSum / step.Images, rate, step.Images, seconds, Math.Min(seconds, waiting - step.Waiting));
        _progress?.Report(progress with { Step = _position.Step, Problem = _output?.Store.Problem, LastEpoch = _position.History is [.., var last] ? last : null });
        if (_output is { Store.IsDue: true })
        {
            CheckFinite();
            Save();
        }

        return new PendingStep(now) { Waiting = waiting };
    }

    private void CheckFinite()
    {
        if (!_trained.IsFinite())
            throw Diverged("a weight or a statistic of a batch norm is not finite");
    }

    private double LearningRate(int batch)
    {
        var (steps, recipe) = (_accumulation.Steps, _plan.Recipe);
        return _plan.Schedule.Rate(recipe.PeakLearningRate, PlannedStep(batch), steps, (long)recipe.Epochs * steps);
    }

    /// <summary>Returns the index of the step of a batch as if all batches were readable. The number of completed steps may be smaller.</summary>
    private long PlannedStep(int batch) => ((long)_position.Epoch * _accumulation.Steps) + (batch / _plan.Recipe.BatchesPerStep);

    private void EndEpoch()
    {
        var (validation, isBest, checksum) = OrSave(Evaluate);
        var epoch = _position.Epoch + 1;
        var lastRate = LearningRate(_plan.BatchesPerEpoch - 1);
        var trainingSeconds = Math.Max(_position.Seconds, double.Epsilon);
        var metrics = new EpochMetrics(
            epoch,
            _position.Step,
            _position.LossSum / _position.Images,
            validation.Result?.Loss,
            validation.Result?.Top1,
            lastRate,
            _position.Images / trainingSeconds,
            _position.WaitingSeconds / trainingSeconds,
            _position.Seconds + validation.Seconds);
        _position = new TrainingPosition
        {
            Settings = _position.Settings,
            Epoch = epoch,
            Step = _position.Step,
            History = [.. _position.History, metrics],
            BestEpoch = isBest ? epoch : _position.BestEpoch,
            BestChecksum = isBest ? checksum : _position.BestChecksum,
            Skipped = _position.Skipped,
        };
        _output?.Log(metrics);
        if (epoch < _plan.Recipe.Epochs)
            _trained.EnterEpoch(epoch);
        Save();
    }

    /// <summary>Evaluates the network, with averaged weights if there are any, and stores the weights if they are the best so far.</summary>
    private ((EvaluationResult? Result, double Seconds) Validation, bool IsBest, string? Checksum) Evaluate()
    {
        var start = Stopwatch.GetTimestamp();
        using var average = _trained.UseAverage();
        using var statistics = _plan.Options.NormEstimationBatches > 0 ? _trained.EstimateNorms(_position.Epoch, _cancellationToken) : null;
        var result = Validate();
        var isBest = result is null || IsBetter(result);
        var checksum = isBest ? _best.Keep() : null;
        return ((result, Stopwatch.GetElapsedTime(start).TotalSeconds), isBest, checksum);
    }

    private EvaluationResult? Validate()
    {
        try
        {
            return _validation?.Run(outcomes: null, _cancellationToken);
        }
        catch (NotFiniteNumberException)
        {
            throw Diverged("the scores of validation images are not finite");
        }
    }

    private bool IsBetter(EvaluationResult result)
    {
        if (_position.BestEpoch == 0)
            return true;
        var best = _position.History[_position.BestEpoch - 1];
        return result.Top1 > best.ValidationTop1 || (result.Top1 == best.ValidationTop1 && result.Loss < best.ValidationLoss);
    }

    private TrainingResult Finish()
    {
        UseBest();
        _best.CommitWithoutCheckpoint();
        var outcomes = new List<ImageOutcome>();
        var result = _validation?.Run(outcomes, _cancellationToken);
        var classes = _plan.Training.ClassNames.Count;
        _warnings.AddRange(TrainingWarnings.Find(_position.History, classes, _trained.NormMomentum, _plan.Norms == NormTraining.Frozen));
        if (result is not null)
            _warnings.AddRange(TrainingWarnings.Find(result));
        if (_output?.Store.Problem is { } problem)
            _warnings.Add(new TrainingWarning(TrainingWarningKind.CheckpointNotWritten, problem));
        var training = new TrainingResult(_position.History, _position.BestEpoch, result, _warnings, _position.Skipped, IsStoppedEarly);
        if (_output is not null)
            TrainedReport.Write(_plan, training, outcomes, _output.Folder.Path);
        return training;
    }

    private void UseBest()
    {
        _best.Load(_position.BestEpoch, _position.BestChecksum);
        _plan.Network.eval();
    }

    /// <summary>Loads the best weights after a divergence, and returns an exception whose message describes the weights of the network.</summary>
    private TrainingDivergedException WithBestWeights(TrainingDivergedException divergence)
    {
        try
        {
            UseBest();
            _best.CommitWithoutCheckpoint();
            return new TrainingDivergedException($"{divergence.Message} The network now has the weights of epoch {_position.BestEpoch}, the best so far.", divergence);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or WeightFileException)
        {
            return new TrainingDivergedException($"{divergence.Message} The best weights could not be loaded into the network: {exception.Message}", divergence);
        }
    }

    private void Save()
    {
        if (_output is null)
            return;
        // After the last epoch, a later run only loads the best weights.
        var state = _position.Epoch < _plan.Recipe.Epochs ? _trained.State() : TrainingState.Empty;
        _output.Store.Write(_position with { Counts = state.Counts }, state);
        if (_output.Store.Problem is null)
            _best.Commit();
    }

    private IReadOnlyDictionary<string, string> WithSkipped(IReadOnlyList<UnreadableImage> images)
    {
        if (images.Count == 0)
            return _position.Skipped;
        var all = new SortedDictionary<string, string>(_position.Skipped.ToDictionary(), StringComparer.Ordinal);
        foreach (var image in images)
            all[image.Name] = image.Problem.Message;
        return all;
    }

    private TrainingDivergedException Diverged(string problem)
    {
        if (_position.Step == 0)
            return DivergedBeforeFirstStep(problem);
        // If all batches of the epoch are complete, the last step caused the problem.
        var batch = Math.Min(_position.NextBatch, _plan.BatchesPerEpoch - 1);
        var step = batch == _position.NextBatch ? _position.Step + 1 : _position.Step;
        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"The training diverged in epoch {_position.Epoch + 1}, step {step}: {problem}. "
            + $"The learning rate of the step is {LearningRate(batch):G3}, and the peak rate is {_plan.Recipe.PeakLearningRate:G3}. ")
            + (_warnings.Find(warning => warning.Kind == TrainingWarningKind.LargeStep)?.Message
                ?? $"Train again with a third of the rate or less, with more epochs of warm-up, or with a {nameof(TrainingRecipe.MaximumGradientNorm)} of 1.");
        return new TrainingDivergedException(_output is null
            ? message
            : $"{message} Specify another folder: '{_output.Folder.Path}' has the checkpoint of this training and, if an epoch is complete, its best weights.");
    }

    private TrainingDivergedException DivergedBeforeFirstStep(string problem)
    {
        var message = $"In the first step, {problem}. No step is complete, so the learning rate is not the cause. "
            + "Check that the augmentation and the preprocessing return finite numbers, and that the loaded weights are finite and fit the preprocessing.";
        return new TrainingDivergedException(_output is null ? message : $"{message} Then specify another folder than '{_output.Folder.Path}', which has the weights before the first step.");
    }
}
