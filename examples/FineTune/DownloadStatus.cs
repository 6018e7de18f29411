using System.Globalization;
using EffNet;
using EffNet.Weights;
using Spectre.Console;

namespace FineTune;

/// <summary>Shows the progress of a download on a terminal.</summary>
internal static class DownloadStatus
{
    public static Task<UnrolledNetwork> ShowAsync(IAnsiConsole console, Checkpoint checkpoint, Func<IProgress<DownloadProgress>?, Task<UnrolledNetwork>> load) =>
        console.Profile.Capabilities is { Interactive: true, Ansi: true }
        ? console.Status().StartAsync($"Loading {Markup.Escape(checkpoint.Name)}", context => load(new Shown(checkpoint, context)))
        : load(null);

    private sealed class Shown(Checkpoint checkpoint, StatusContext context) : IProgress<DownloadProgress>
    {
        private const double Mebibyte = 1 << 20;

        public void Report(DownloadProgress value)
        {
            var total = value.Total is { } bytes ? string.Create(CultureInfo.InvariantCulture, $" of {bytes / Mebibyte:0.0}") : string.Empty;
            context.Status = Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"Downloading {checkpoint.Name}: {value.Received / Mebibyte:0.0}{total} MiB"));
        }
    }
}
