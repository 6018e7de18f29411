using EffNet.Training;

namespace FineTune;

/// <summary>Writes a line for each epoch, for logs and pipes. The last epoch appears only in the table at the end.</summary>
/// <param name="output">The text to write to.</param>
internal sealed class EpochLines(TextWriter output) : IProgress<TrainingProgress>
{
    private int? _lastEpoch;
    private string? _problem;

    public void Report(TrainingProgress value)
    {
        if (value.LastEpoch is { } epoch && _lastEpoch != epoch.Epoch)
        {
            // After a resume, the first epoch that is reported was already shown by the previous run.
            if (_lastEpoch is not null || epoch.Epoch == 1)
            {
                output.WriteLine(
                    $"Epoch {epoch.Epoch} of {value.Epochs}: training loss {Numbers.Loss(epoch.TrainingLoss)}, validation loss {Numbers.Loss(epoch.ValidationLoss)}, "
                    + $"accuracy {Numbers.Percent(epoch.ValidationTop1)}, {Numbers.Speed(epoch.ImagesPerSecond)} images/s");
            }

            _lastEpoch = epoch.Epoch;
        }

        if (value.Problem is { } problem && problem != _problem)
            output.WriteLine(problem);
        _problem = value.Problem;
    }
}
