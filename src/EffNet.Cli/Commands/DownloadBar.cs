using System.CommandLine;
using EffNet.Cli.Tables;
using EffNet.Weights;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace EffNet.Cli.Commands;

/// <summary>A line on a terminal that shows the progress of a download and disappears when the download ends.</summary>
internal static class DownloadBar
{
    /// <summary>The width of the bar. With the longest name next to it, the line fits a terminal of 80 columns.</summary>
    private const int BarWidth = 12;

    /// <summary>Shows the line while <paramref name="download"/> runs.</summary>
    public static Task<CheckpointFile> ShowAsync(ParseResult result, string name, Func<IProgress<DownloadProgress>, Task<CheckpointFile>> download)
    {
        return ProgressConsole.Create(result).Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn { Width = BarWidth }, new ReceivedColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var bar = context.AddTask(Markup.Escape(name[(name.IndexOf('/') + 1)..]), maxValue: double.PositiveInfinity);
                bar.IsIndeterminate = true;
                return download(new Bar(bar));
            });
    }

    /// <summary>The column with the number of received bytes, and the total if it is known. Spectre's own column would show a number for an unknown size.</summary>
    private sealed class ReceivedColumn : ProgressColumn
    {
        protected override bool NoWrap => true;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
        {
            var received = Figures.Bytes((long)task.Value);
            return new Text(task.IsIndeterminate ? received : $"{received} of {Figures.Bytes((long)task.MaxValue)}");
        }
    }

    /// <summary>Reports progress at once, unlike <see cref="Progress{T}"/>, whose reports may arrive after the bar has disappeared.</summary>
    private sealed class Bar(ProgressTask task) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value)
        {
            if (value.Total is { } total)
            {
                task.MaxValue = total;
                task.IsIndeterminate = false;
            }

            task.Value = value.Received;
        }
    }
}
