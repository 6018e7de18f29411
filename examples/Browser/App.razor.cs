using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Browser;

/// <summary>Represents the page: the chosen files, the current task, and its result. The network runs in a web worker.</summary>
public sealed partial class App : IDisposable
{
    private ElementReference _photograph;
    private ElementReference _weights;
    private ElementReference _canvas;
    private DotNetObjectReference<App>? _reference;
    private Step _step = Step.Starting;
    private int _tasks;
    private double _downloaded;
    private NetworkFacts? _network;
    private IReadOnlyList<string> _pictures = [];
    private Answer? _answer;
    private ClassShare? _shown;
    private bool _isMapShown = true;
    private string? _problem;

    [Inject]
    private NetworkWorker Worker { get; set; } = null!;

    /// <summary>Gets the current task or the last result as text. Screen readers announce it when it changes.</summary>
    private string Status => _step switch
    {
        Step.Starting => "Starting…",
        Step.Downloading => "Downloading the weights, only the first time…",
        Step.Loading => "Loading the weights…",
        Step.Computing => "Classifying the photograph…",
        _ when _problem is not null => "An error occurred.",
        _ when _network is null => "This site has no weights: choose a weight file below.",
        _ when _answer is null => "The network is ready: choose a photograph.",
        _ => $"{_answer.File}: {_answer.Best[0].Name}, {Percent(_answer.Best[0].Probability)}. The network took {Seconds(_answer.Milliseconds)}.",
    };

    /// <summary>Gets the description of the photograph for screen readers.</summary>
    private string Description => _answer is null ? "No photograph" : _isMapShown ? $"{_answer.File}, with the evidence for {_shown?.Name} in color" : _answer.File;

    /// <summary>Shows the progress of the download of the weights. page.js calls this method.</summary>
    /// <param name="received">The number of received bytes.</param>
    /// <param name="total">The total number of bytes; 0 if the server does not state it.</param>
    [JSInvokable]
    public void ReportDownload(long received, long total)
    {
        (_step, _downloaded) = received == total ? (Step.Loading, 1) : (Step.Downloading, total > 0 ? (double)received / total : 0);
        StateHasChanged();
    }

    /// <inheritdoc/>
    public void Dispose() => _reference?.Dispose();

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _reference = DotNetObjectReference.Create(this);
        await WorkAsync(Step.Starting, async () =>
        {
            _network = await Worker.StartAsync(_reference);
            if (_network is not null)
                _pictures = await Worker.FindPicturesAsync();
        });
        StateHasChanged();
    }

    private static string Percent(double share) => share.ToString(share < 0.001 ? "0.000 %" : "0.0 %", CultureInfo.InvariantCulture);

    private static string Seconds(double milliseconds) => (milliseconds / 1000).ToString("0.0# s", CultureInfo.InvariantCulture);

    private static string Exact(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private Task LoadAsync() => WorkAsync(Step.Loading, async () =>
    {
        if (await Worker.LoadAsync(_weights) is { } network)
            (_network, _pictures, _answer, _shown) = (network, [], null, null);
    });

    private static string NameOf(string address) => Path.GetFileNameWithoutExtension(address).Replace('-', ' ');

    private Task ClassifyAsync() => ClassifyAsync(() => Worker.ClassifyAsync(_photograph, _canvas, _network!));

    private Task ClassifyPictureAsync(string address) => ClassifyAsync(async () => await Worker.ClassifyPictureAsync(address, _canvas, _network!));

    private Task ClassifyAsync(Func<Task<Answer?>> classify) => WorkAsync(Step.Computing, async () =>
    {
        if (await classify() is not { } answer)
            return;
        (_answer, _shown) = (answer, answer.Best[0]);
        // Show the classes before the map is computed.
        StateHasChanged();
        await ExplainAsync();
    });

    private Task ShowAsync(ClassShare best) => WorkAsync(Step.Computing, async () =>
    {
        (_shown, _isMapShown) = (best, true);
        await ExplainAsync();
    });

    private Task ToggleMapAsync() => WorkAsync(Step.Computing, ExplainAsync);

    private async Task ExplainAsync() => await Worker.ExplainAsync(_canvas, _isMapShown ? _shown?.Index : null);

    /// <summary>Runs a task and shows its step. If the task fails, the error is shown.</summary>
    private async Task WorkAsync(Step step, Func<Task> work)
    {
        (_step, _problem) = (step, null);
        _tasks++;
        try
        {
            await work();
        }
        catch (JSException problem)
        {
            // The first line of the message is the error. The other lines are the stack trace of the scripts.
            _problem = problem.Message.Split('\n')[0];
        }
        finally
        {
            if (--_tasks == 0)
                _step = Step.Idle;
        }
    }
}
