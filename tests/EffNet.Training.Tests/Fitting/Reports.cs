namespace EffNet.Training.Tests;

/// <summary>Receives progress on the training thread.</summary>
/// <param name="receive">The action that runs after each step.</param>
internal sealed class Reports(Action<TrainingProgress> receive) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => receive(value);
}
