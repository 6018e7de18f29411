using System.Collections.Concurrent;
using EffNet.Inference.Fusion;
using EffNet.Networks;

namespace EffNet.Inference.Execution;

/// <summary>The plans of an engine: those of the sizes that were used last.</summary>
/// <param name="network">The network.</param>
/// <param name="outputs">What is computed besides its outputs.</param>
/// <param name="plan">Makes a plan.</param>
internal sealed class PlanCache(Network network, InferenceOutputs outputs, Func<FusedNetwork, SizedPlan> plan) : IDisposable
{
    /// <summary>The sizes whose plans and memory are kept.</summary>
    private const int MostPlans = 8;

    private readonly ConcurrentDictionary<PlanKey, Lazy<SizedPlan>> _plans = new();
    private long _clock;

    /// <summary>Fuses the network for a plan.</summary>
    /// <param name="key">What the plan is for.</param>
    public FusedNetwork Fuse(PlanKey key)
    {
        var sized = network.With(height: key.Size.Height, width: key.Size.Width);
        // What the options ask for is kept in both cases: weights were packed for layers that are fused so.
        var kept = NamedOutputs.Of(sized, outputs).Select(o => o.Value);
        return FusedNetwork.Of(sized, [.. kept, .. key.HasMaps ? [sized.Classifier!.Maps!.Value] : (Value[])[]]);
    }

    /// <summary>Returns the plan for a size, which is made if there is none.</summary>
    /// <param name="key">What it is for.</param>
    /// <exception cref="ArgumentException">The images are too small for the network.</exception>
    /// <exception cref="OverflowException">The images are too large for the network.</exception>
    public SizedPlan Find(PlanKey key)
    {
        var found = _plans.TryGetValue(key, out var known) ? known.Value : Add(key);
        found.LastUse = Interlocked.Increment(ref _clock);
        return found;
    }

    private SizedPlan Add(PlanKey key)
    {
        try
        {
            var fused = Fuse(key);
            var added = _plans.GetOrAdd(key, new Lazy<SizedPlan>(() => plan(fused))).Value;
            ForgetOldest(key);
            return added;
        }
        catch (Exception exception)
        {
            // A plan that could not be made may be made another time, when there is memory again.
            _plans.TryRemove(key, out _);
            if (exception is OverflowException)
                throw TooLarge(key, exception);
            throw;
        }
    }

    private OverflowException TooLarge(PlanKey key, Exception exception) => new(FormattableString.Invariant(
        $"Images of {network.Input.Channels} x {key.Size.Height} x {key.Size.Width} are too large for this network: some of its maps would have more than 2,147,483,647 numbers."), exception);

    /// <summary>Forgets the plans that were not used for longest: their memory is that of whole networks.</summary>
    private void ForgetOldest(PlanKey added)
    {
        while (_plans.Count > MostPlans)
        {
            var oldest = _plans.Where(p => p.Key != added && p.Value.IsValueCreated).MinBy(p => p.Value.Value.LastUse);
            if (oldest.Value is null)
                return;
            if (_plans.TryRemove(oldest))
                oldest.Value.Value.Dispose();
        }
    }

    /// <summary>Gives the memory of all plans back.</summary>
    public void Dispose()
    {
        // A size that could not be planned has no plan.
        foreach (var known in _plans.Values.Where(p => p.IsValueCreated))
            known.Value.Dispose();
    }
}
