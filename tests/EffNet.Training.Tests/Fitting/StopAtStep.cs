namespace EffNet.Training.Tests;

/// <summary>Cancels a training after a step.</summary>
internal sealed class StopAtStep(long step) : IProgress<TrainingProgress>, IDisposable
{
    private readonly CancellationTokenSource _source = new();

    public CancellationToken Token => _source.Token;

    public void Report(TrainingProgress value)
    {
        if (value.Step == step)
            _source.Cancel();
    }

    public void Dispose() => _source.Dispose();
}
