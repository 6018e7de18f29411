namespace EffNet.Benchmarks.Workers;

/// <summary>One implementation of one task, ready to be repeated.</summary>
internal interface IWork : IDisposable
{
    /// <summary>Does it once.</summary>
    void Run();

    /// <summary>The largest logit the last run computed: implementations that disagree are not worth comparing.</summary>
    double Answer { get; }
}
