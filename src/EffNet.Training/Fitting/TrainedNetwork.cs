using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet.Training;

/// <summary>Represents a network in training, with its phase (only the head or all stages), its optimizer and the average of its weights.</summary>
internal sealed class TrainedNetwork : IDisposable
{
    private readonly TrainingPlan _plan;
    private readonly UnrolledNetwork _network;
    private readonly ClassificationLoss _loss;
    private readonly UnrolledModule? _lastFrozen;
    private readonly WeightAverage? _average;
    private readonly Device _device;
    private readonly ScalarType _elementType;
    private ParameterOptimizer? _optimizer;
    private bool? _trainsHeadOnly;
    private KeptStatistics? _beforeStep;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="plan">The plan.</param>
    public TrainedNetwork(TrainingPlan plan)
    {
        (_plan, _network) = (plan, plan.Network);
        var weight = _network.parameters().First();
        (_device, _elementType) = (weight.device, weight.dtype);
        _lastFrozen = _network.Parts.OfType<UnrolledModule>().LastOrDefault(stage => stage.IsFrozen);
        var classWeights = plan.Options.WeightClasses ? ClassWeights.InverseFrequency(plan.Training).Select(w => (double)w).ToList() : null;
        _loss = new ClassificationLoss(plan.Recipe.LabelSmoothing, classWeights, _device, _elementType);
        _average = plan.Recipe.AverageDecay is { } decay ? new WeightAverage(_network, decay) : null;
    }

    /// <summary>
    /// Freezes or unfreezes stages for an epoch, and creates the optimizer of its phase (the head alone, or all stages). Gradients and the optimizer of another phase are deleted.
    /// </summary>
    /// <param name="epoch">The epoch, from 0.</param>
    public void EnterEpoch(int epoch)
    {
        var headOnly = epoch < _plan.Recipe.HeadEpochs;
        if (_trainsHeadOnly != headOnly)
        {
            if (headOnly)
                _network.FreezeBefore(_plan.Head);
            else if (_trainsHeadOnly == true)
                UnfreezeBackbone();
            _trainsHeadOnly = headOnly;
            _optimizer?.Dispose();
            _optimizer = _plan.Recipe.Optimizer.Create(ParameterGroups.Of(_network, _plan.Recipe.Optimizer, _plan.Recipe.LayerRates));
        }

        Train();
        _optimizer!.ZeroGradients();
    }

    /// <summary>Computes the loss of a batch and adds its gradients.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="lossFactor">The factor by which the gradients are multiplied.</param>
    /// <returns>The mean loss of the images of the batch, in nats.</returns>
    public double AddGradients(ImageBatch batch, double lossFactor)
    {
        if (_plan.Recipe.BatchesPerStep > 1)
            _beforeStep ??= new KeptStatistics(_network);
        using var scope = NewDisposeScope();
        using var targets = _plan.Options.Mixing is { } mixing ? Mix(batch, mixing) : BatchTensors.LabelsOf(batch, _device);
        using var images = BatchTensors.ImagesOf(batch, _device, _elementType);
        StepSeed.Set(_plan.Options.Seed, batch.Epoch, batch.Number);
        using var scores = _network.call(images);
        using var loss = _loss.Compute(scores, targets);
        using var factor = lossFactor.ToScalar();
        using var scaled = loss.mul(factor);
        scaled.backward();
        using var number = loss.to(ScalarType.Float64);
        return number.item<double>();
    }

    /// <summary>Updates the weights with the gradients that were added.</summary>
    /// <param name="learningRate">The learning rate.</param>
    /// <returns><see langword="true"/> if the weights were updated; <see langword="false"/> if a gradient is not finite and nothing was changed.</returns>
    public bool Step(double learningRate)
    {
        if (_plan.Recipe.MaximumGradientNorm is { } maximum && !double.IsFinite(_optimizer!.ClipGradients(maximum)))
            return false;
        _optimizer!.Step(learningRate);
        _optimizer.ZeroGradients();
        _average?.Update();
        DropStatistics();
        return true;
    }

    /// <summary>
    /// Reverts the changes that the batches of an incomplete step made to gradients and to statistics of batch norms. The images of these batches are used again when the training
    /// resumes.
    /// </summary>
    public void UndoStep()
    {
        _optimizer?.ZeroGradients();
        _beforeStep?.Dispose();
        _beforeStep = null;
    }

    /// <summary>Returns a value indicating whether all weights and statistics are finite.</summary>
    public bool IsFinite()
    {
        using var scope = NewDisposeScope();
        using var withoutGradients = no_grad();
        return _network.state_dict().Values.All(tensor => tensor.isfinite().all().item<bool>());
    }

    /// <summary>Gets the momentum of the first batch norm; <see langword="null"/> if there is no batch norm.</summary>
    public double? NormMomentum => _network.modules().OfType<BatchNorm2d>().FirstOrDefault()?.momentum;

    /// <summary>Uses the averaged weights in the network until the result is disposed. The result is <see langword="null"/> if weights are not averaged.</summary>
    public IDisposable? UseAverage() => _average?.SwapIn();

    /// <summary>Uses estimated statistics of batch norms for the current weights of the network until the result is disposed.</summary>
    /// <param name="epoch">The epoch whose first batches are used, from 0.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public IDisposable EstimateNorms(int epoch, CancellationToken cancellationToken)
    {
        var kept = new KeptStatistics(_network);
        try
        {
            using var reader = _plan.TrainingLoader(epoch).ReadEpoch(epoch, cancellationToken: cancellationToken);
            NormStatistics.Estimate(_network, Images(reader.Where(_plan.IsTrainedOn).Take(_plan.Options.NormEstimationBatches)));
            return kept;
        }
        catch
        {
            kept.Dispose();
            throw;
        }
    }

    /// <summary>Returns the whole state by name. The tensors are not copies.</summary>
    public TrainingState State()
    {
        var (tensors, counts) = (new Dictionary<string, Tensor>(StringComparer.Ordinal), new Dictionary<string, long>(StringComparer.Ordinal));
        foreach (var (prefix, state) in Parts())
        {
            foreach (var (name, tensor) in state.Tensors)
                tensors.Add($"{prefix}.{name}", tensor);
            foreach (var (name, count) in state.Counts)
                counts.Add($"{prefix}.{name}", count);
        }

        return new TrainingState(tensors, counts);
    }

    /// <summary>Replaces the state of the optimizer and of the average. Call <see cref="EnterEpoch"/> first.</summary>
    /// <param name="state">The stored state. The caller owns its tensors.</param>
    /// <exception cref="ArgumentException">The state does not match the optimizer.</exception>
    public void RestoreOptimizer(TrainingState state)
    {
        _optimizer!.Restore(PartOf(state, "optimizer"));
        _average?.Restore(PartOf(state, "average"));
    }

    /// <summary>Replaces the weights and the statistics of the network.</summary>
    /// <param name="state">The stored state. The caller owns its tensors.</param>
    /// <exception cref="ArgumentException">The state does not match the network. Nothing is changed.</exception>
    public void RestoreNetwork(TrainingState state) => PartOf(state, "network").CopyTensorsTo(NetworkState(), "network");

    /// <inheritdoc/>
    /// <remarks>After the training, the same stages are frozen as before the training.</remarks>
    public void Dispose()
    {
        if (_trainsHeadOnly == true)
            UnfreezeBackbone();
        DropStatistics();
        _optimizer?.ZeroGradients();
        _optimizer?.Dispose();
        _average?.Dispose();
        _loss.Dispose();
    }

    private void Train()
    {
        _network.train();
        if (_plan.Norms != NormTraining.Frozen)
            return;
        foreach (var norm in _network.modules().OfType<NormBase>())
            norm.eval();
    }

    private void DropStatistics()
    {
        _beforeStep?.Drop();
        _beforeStep = null;
    }

    private static TrainingState PartOf(TrainingState state, string prefix) => new(PartOf(state.Tensors, prefix), PartOf(state.Counts, prefix));

    private static Dictionary<string, T> PartOf<T>(IReadOnlyDictionary<string, T> all, string prefix) => all
        .Where(entry => entry.Key.StartsWith(prefix + '.', StringComparison.Ordinal))
        .ToDictionary(entry => entry.Key[(prefix.Length + 1)..], entry => entry.Value, StringComparer.Ordinal);

    private IEnumerable<Tensor> Images(IEnumerable<ImageBatch> batches)
    {
        foreach (var batch in batches)
        {
            using (batch)
            {
                using var images = BatchTensors.ImagesOf(batch, _device, _elementType);
                yield return images;
            }
        }
    }

    private IEnumerable<(string Prefix, TrainingState State)> Parts()
    {
        yield return ("network", NetworkState());
        yield return ("optimizer", _optimizer!.State);
        if (_average is { } average)
            yield return ("average", average.State);
    }

    private TrainingState NetworkState() => new(_network.state_dict(), new Dictionary<string, long>());

    /// <summary>Mixes the images of a batch and returns their targets, without label smoothing, which the loss applies.</summary>
    private Tensor Mix(ImageBatch batch, BatchMixing mixing)
    {
        var random = RandomStream.For(_plan.Options.Seed, batch.Epoch, batch.Number, RandomPurpose.Mixing);
        var drawn = mixing.Draw(batch.Size, batch.Size, ref random);
        drawn.Apply(batch.Values.Span, batch.Count, new ValueShape(batch.Size, batch.Size, batch.PixelOrder));
        var classes = _plan.Training.ClassNames.Count;
        var targets = new float[batch.Count * classes];
        drawn.WriteTargets(Array.ConvertAll(batch.Labels, label => (int)label), classes, smoothing: 0, targets);
        return tensor(targets, [batch.Count, classes], _elementType, _device);
    }

    private void UnfreezeBackbone()
    {
        _network.Unfreeze();
        if (_lastFrozen is not null)
            _network.FreezeThrough(_lastFrozen);
    }
}
