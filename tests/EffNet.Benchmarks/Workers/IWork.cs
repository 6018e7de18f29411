namespace EffNet.Benchmarks.Workers;

/// <summary>One implementation of one task, which can be repeated.</summary>
internal interface IWork : IDisposable
{
    /// <summary>Runs the task once.</summary>
    void Run();

    /// <summary>
    /// Gets a result of the last run in addition to its time. In evaluation, it is the largest logit, which must be the same for all implementations; for tasks without a
    /// result, 0.
    /// </summary>
    double Answer { get; }
}
