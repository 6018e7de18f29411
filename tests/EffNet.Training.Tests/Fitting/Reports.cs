namespace EffNet.Training.Tests;

/// <summary>Receives progress on the training thread.</summary>
/// <param name="receive">What happens after a step.</param>
internal sealed class Reports(Action<TrainingProgress> receive) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => receive(value);
}
