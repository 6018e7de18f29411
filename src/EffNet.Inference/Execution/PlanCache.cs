using System.Collections.Concurrent;
using EffNet.Inference.Fusion;
using EffNet.Networks;

namespace EffNet.Inference.Execution;

/// <summary>A cache of the plans of an engine. It keeps the plans of the most recently used sizes.</summary>
/// <param name="network">The network.</param>
/// <param name="outputs">The additional outputs to compute.</param>
/// <param name="plan">The function that creates a plan.</param>
internal sealed class PlanCache(Network network, InferenceOutputs outputs, Func<FusedNetwork, SizedPlan> plan) : IDisposable
{
    /// <summary>The largest number of plans in the cache.</summary>
    private const int MostPlans = 8;

    private readonly ConcurrentDictionary<PlanKey, Lazy<SizedPlan>> _plans = new();
    private long _clock;

    /// <summary>Returns the fused network of a plan.</summary>
    /// <param name="key">The key of the plan.</param>
    public FusedNetwork Fuse(PlanKey key)
    {
        var sized = network.With(height: key.Size.Height, width: key.Size.Width);
        // The outputs of the options are kept in both cases, because the weights were packed for layers fused in this way.
        var kept = NamedOutputs.Of(sized, outputs).Select(o => o.Value);
        return FusedNetwork.Of(sized, [.. kept, .. key.HasMaps ? [sized.Classifier!.Maps!.Value] : (Value[])[]]);
    }

    /// <summary>Returns the plan for a key and creates it if necessary.</summary>
    /// <param name="key">The key of the plan.</param>
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
            // Remove the failed plan, so that it is created again when there is enough memory.
            _plans.TryRemove(key, out _);
            if (exception is OverflowException)
                throw TooLarge(key, exception);
            throw;
        }
    }

    private OverflowException TooLarge(PlanKey key, Exception exception) => new(
        FormattableString.Invariant($"Images of {network.Input.Channels} x {key.Size.Height} x {key.Size.Width} are too large for this network: ")
        + "some of its feature maps would have more than 2,147,483,647 elements. Use smaller images.",
        exception);

    /// <summary>Removes the least recently used plans, because each plan holds the memory for all maps of the network.</summary>
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

    /// <summary>Releases the memory of all plans.</summary>
    public void Dispose()
    {
        // If a plan could not be created, there is nothing to dispose.
        foreach (var known in _plans.Values.Where(p => p.IsValueCreated))
            known.Value.Dispose();
    }
}
