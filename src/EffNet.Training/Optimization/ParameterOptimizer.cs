using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet.Training;

/// <summary>
/// Updates parameters with their gradients. TorchSharp's optimizers are not used, because they do not include TensorFlow's RMSProp, their state can only be stored in TorchSharp's
/// own format and without names, and the garbage collector may free their numbers while libtorch reads them.
/// </summary>
/// <remarks>The learning rate is not part of the state, because it is passed to every step. Parameters without a gradient and their state do not change.</remarks>
internal abstract class ParameterOptimizer : IStateful, IDisposable
{
    private const string StepCount = "step";

    private readonly Dictionary<string, Tensor> _tensors = new(StringComparer.Ordinal);
    private readonly List<OptimizedGroup> _groups;
    private readonly List<Parameter> _parameters;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="groups">The groups of parameters.</param>
    /// <param name="slots">The names of the state tensors of each parameter and their initial values.</param>
    protected ParameterOptimizer(IReadOnlyList<ParameterGroup> groups, params IReadOnlyList<(string Name, double Start)> slots)
    {
        _groups = [.. groups.Select(group => new OptimizedGroup(group, [.. group.Parameters.Select(parameter => CreateSlots(parameter, slots))]))];
        _parameters = [.. groups.SelectMany(group => group.Parameters).Select(named => named.Parameter)];
    }

    /// <summary>Gets the number of steps so far.</summary>
    public long Steps { get; private set; }

    /// <summary>
    /// Gets the state: the state tensors of all parameters and the count <c>step</c>. The name of a tensor is the name of the parameter, a dot, and PyTorch's name of the state.
    /// </summary>
    public TrainingState State => new(_tensors, new Dictionary<string, long> { [StepCount] = Steps });

    /// <summary>Makes a step. It may overwrite the gradients, so do not use them afterwards.</summary>
    /// <param name="learningRate">The learning rate, before the factors of the groups are applied; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="learningRate"/> is negative or not finite.</exception>
    public void Step(double learningRate)
    {
        NumberCheck.NotNegative(learningRate, nameof(learningRate));
        using var withoutGradients = no_grad();
        Steps++;
        foreach (var group in _groups)
            Update(group.Updates(), learningRate * group.Group.RateFactor, group.Group.WeightDecay);
    }

    /// <summary>Deletes all gradients, so that the next backward pass starts from 0.</summary>
    public void ZeroGradients()
    {
        foreach (var parameter in _parameters)
            parameter.grad = null;
    }

    /// <summary>
    /// Scales all gradients by one factor, so that their total norm is at most <paramref name="maximum"/> (Pascanu et al., "On the difficulty of training recurrent neural
    /// networks", 2013), as PyTorch's <c>clip_grad_norm_</c>.
    /// </summary>
    /// <param name="maximum">The largest norm. Pass positive infinity to compute the norm without scaling.</param>
    /// <returns>The norm before scaling. If it is not finite, a gradient is not finite: skip the step.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximum"/> is not greater than 0.</exception>
    public double ClipGradients(double maximum)
    {
        if (!(maximum > 0))
            throw new ArgumentOutOfRangeException(nameof(maximum), maximum, $"The largest norm of the gradients must be greater than 0, but was {maximum}.");
        return nn.utils.clip_grad_norm_(_parameters, maximum);
    }

    /// <inheritdoc/>
    public void Restore(TrainingState state)
    {
        state.CopyTensorsTo(State, "optimizer");
        Steps = state.Counts[StepCount];
    }

    /// <summary>Disposes the state. Parameters and gradients are not disposed.</summary>
    public void Dispose()
    {
        foreach (var tensor in _tensors.Values)
            tensor.Dispose();
    }

    /// <summary>Updates the parameters of one group.</summary>
    /// <param name="updates">The parameters. They may be enumerated only once.</param>
    /// <param name="rate">The rate of the group.</param>
    /// <param name="weightDecay">The weight decay of the group.</param>
    protected abstract void Update(IEnumerable<ParameterUpdate> updates, double rate, double weightDecay);

    private Tensor[] CreateSlots(NamedParameter named, IReadOnlyList<(string Name, double Start)> slots)
    {
        var tensors = new Tensor[slots.Count];
        for (var i = 0; i < slots.Count; i++)
        {
            using var start = slots[i].Start.ToScalar();
            tensors[i] = full_like(named.Parameter, start, requires_grad: false).DetachFromDisposeScope();
            _tensors.Add($"{named.Name}.{slots[i].Name}", tensors[i]);
        }

        return tensors;
    }

    /// <summary>Represents a group and the state of its parameters.</summary>
    private sealed record OptimizedGroup(ParameterGroup Group, IReadOnlyList<Tensor[]> Slots)
    {
        /// <summary>Enumerates the parameters that have a gradient.</summary>
        public IEnumerable<ParameterUpdate> Updates()
        {
            for (var i = 0; i < Slots.Count; i++)
            {
                var parameter = Group.Parameters[i].Parameter;
                using var gradient = parameter.grad;
                if (gradient is not null)
                    yield return new ParameterUpdate(parameter, gradient, Slots[i]);
            }
        }
    }
}
