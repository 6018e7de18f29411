using System.Diagnostics;
using EffNet.Training;
using Spectre.Console;

namespace FineTune;

/// <summary>Shows the state of a training on a terminal. Each state replaces the previous one.</summary>
/// <param name="context">The area of the terminal.</param>
internal sealed class LiveProgress(LiveDisplayContext context) : IProgress<TrainingProgress>
{
    private const int BarWidth = 40;
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);
    private long _lastDrawing;

    public void Report(TrainingProgress value)
    {
        // Limit the updates, because small networks can make hundreds of steps per second.
        if (_lastDrawing != 0 && Stopwatch.GetElapsedTime(_lastDrawing) < s_interval && value.Problem is null)
            return;
        _lastDrawing = Stopwatch.GetTimestamp();
        context.UpdateTarget(Draw(value));
    }

    private static Grid Draw(TrainingProgress value)
    {
        var grid = new Grid().AddColumns(new GridColumn().NoWrap(), new GridColumn());
        Add(grid, "Training", Bar(value.Step / ((double)value.Epochs * value.StepsPerEpoch)));
        Add(grid, "Epoch", $"{value.Epoch} of {value.Epochs}, step {value.StepInEpoch} of {value.StepsPerEpoch}");
        Add(grid, "Training loss", Numbers.Loss(value.SmoothedLoss));
        Add(
            grid,
            "Validation",
            value.LastEpoch is { } epoch
                ? $"accuracy {Numbers.Percent(epoch.ValidationTop1)}, loss {Numbers.Loss(epoch.ValidationLoss)} after epoch {epoch.Epoch}"
                : "after the first epoch");
        Add(grid, "Speed", $"{Numbers.Speed(value.ImagesPerSecond)} images/s, {Numbers.Percent(value.WaitingShare)} of the time spent waiting for images");
        Add(grid, "Time left", value.TimeLeft is { } time ? Numbers.Time(time) : "unknown");
        if (value.Problem is { } problem)
            grid.AddRow(new Text("Problem", new Style(Color.Red)), new Text(problem));
        return grid;
    }

    private static void Add(Grid grid, string name, string text) => grid.AddRow(new Text(name, new Style(decoration: Decoration.Bold)), new Text(text));

    private static string Bar(double share)
    {
        var full = (int)(BarWidth * Math.Clamp(share, 0, 1));
        return $"{new string('━', full)}{new string('─', BarWidth - full)} {Numbers.Percent(share)}";
    }
}
