using EffNet.Fuzz.Checks;

namespace EffNet.Fuzz.Running;

/// <summary>Counts the inputs and flaws of a run.</summary>
internal sealed class Tally
{
    private readonly Dictionary<string, int> _findings = new(StringComparer.Ordinal);
    private long _inputs;
    private long _errorFree;
    private long _compiledRight;
    private long _compiledSkeletons;
    private TimeSpan _slowest;
    private long _slowestIndex = -1;

    /// <summary>Gets a value that indicates whether there are flaws.</summary>
    public bool HasFindings => _findings.Count > 0;

    /// <summary>Counts one input.</summary>
    public void Add(RunInput run)
    {
        _inputs++;
        _errorFree += run.IsErrorFree ? 1 : 0;
        _compiledRight += run is { IsCompiled: true, IsErrorFree: true } ? 1 : 0;
        _compiledSkeletons += run is { IsCompiled: true, IsErrorFree: false } ? 1 : 0;
        if (run.Elapsed > _slowest)
            (_slowest, _slowestIndex) = (run.Elapsed, run.Input.Index);
    }

    /// <summary>Counts <paramref name="flaw"/> and returns the number of flaws of its kind.</summary>
    public int Add(Flaw flaw) => _findings[flaw.Kind] = _findings.GetValueOrDefault(flaw.Kind) + 1;

    /// <summary>Returns the summary of a run that took <paramref name="elapsed"/>.</summary>
    public IEnumerable<string> Describe(TimeSpan elapsed)
    {
        yield return FormattableString.Invariant($"inputs     {_inputs:N0} in {elapsed.TotalSeconds:N0} s, {_inputs / elapsed.TotalSeconds:N0} per second");
        yield return FormattableString.Invariant($"error-free {_errorFree:N0} ({100.0 * _errorFree / Math.Max(1, _inputs):0.0} %)");
        yield return FormattableString.Invariant($"slowest    {_slowest.TotalMilliseconds:N0} ms, index {_slowestIndex}");
        yield return FormattableString.Invariant($"as C#      {_compiledRight:N0} error-free, {_compiledSkeletons:N0} with skeletons");
        yield return FormattableString.Invariant($"findings   {_findings.Values.Sum():N0}");
        foreach (var (kind, count) in _findings.OrderByDescending(f => f.Value))
            yield return FormattableString.Invariant($"           {count:N0} x {kind}");
    }
}
