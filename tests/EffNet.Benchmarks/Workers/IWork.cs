namespace EffNet.Benchmarks.Workers;

/// <summary>One implementation of one task, ready to be repeated.</summary>
internal interface IWork : IDisposable
{
    /// <summary>Does it once.</summary>
    void Run();

    /// <summary>
    /// What the last run has to tell besides its time. In evaluation it is the largest logit: implementations that disagree are not worth comparing. Zero where there is
    /// nothing to tell.
    /// </summary>
    double Answer { get; }
}
