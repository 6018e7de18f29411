using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Browser;

/// <summary>Calls page.js, which communicates with the worker that runs the network.</summary>
/// <param name="runtime">The browser.</param>
internal sealed class NetworkWorker(IJSRuntime runtime) : IAsyncDisposable
{
    private IJSObjectReference? _page;

    /// <summary>Starts the worker and loads the weights of the site.</summary>
    /// <param name="page">Receives the progress of the download.</param>
    /// <returns>The network; <see langword="null"/> if the site has no weights.</returns>
    /// <exception cref="JSException">The worker or the weights could not be loaded.</exception>
    public async Task<NetworkFacts?> StartAsync(DotNetObjectReference<App> page)
    {
        _page = await runtime.InvokeAsync<IJSObjectReference>("import", "./page.js");
        return Facts(await _page.InvokeAsync<string?>("start", page));
    }

    /// <summary>Loads the weights from the chosen file.</summary>
    /// <param name="input">The file input with the chosen file.</param>
    /// <returns>The network; <see langword="null"/> if no file is chosen.</returns>
    /// <exception cref="JSException">The weights could not be loaded.</exception>
    public async Task<NetworkFacts?> LoadAsync(ElementReference input) => Facts(await _page!.InvokeAsync<string?>("load", input));

    /// <summary>Classifies the chosen photograph and shows it.</summary>
    /// <param name="input">The file input with the chosen photograph.</param>
    /// <param name="canvas">The canvas that shows it.</param>
    /// <param name="network">The network.</param>
    /// <returns>The result; <see langword="null"/> if no file is chosen.</returns>
    /// <exception cref="JSException">The photograph could not be classified.</exception>
    public async Task<Answer?> ClassifyAsync(ElementReference input, ElementReference canvas, NetworkFacts network) =>
        await _page!.InvokeAsync<string?>("classify", input, canvas, network.Resize, network.Crop) is { } json ? JsonSerializer.Deserialize(json, Messages.Default.Answer) : null;

    /// <summary>Returns the URLs of the site's sample pictures for its weights.</summary>
    public ValueTask<string[]> FindPicturesAsync() => _page!.InvokeAsync<string[]>("findPictures");

    /// <summary>Classifies a sample picture of the site and shows it.</summary>
    /// <param name="address">The URL of the picture.</param>
    /// <param name="canvas">The canvas that shows it.</param>
    /// <param name="network">The network.</param>
    /// <exception cref="JSException">The picture could not be downloaded or classified.</exception>
    public async Task<Answer> ClassifyPictureAsync(string address, ElementReference canvas, NetworkFacts network) =>
        JsonSerializer.Deserialize(await _page!.InvokeAsync<string>("classifyPicture", address, canvas, network.Resize, network.Crop), Messages.Default.Answer)!;

    /// <summary>Shows the regions of the photograph that support a class.</summary>
    /// <param name="canvas">The canvas that shows the photograph.</param>
    /// <param name="index">The index of the class. If <see langword="null"/>, only the photograph is shown.</param>
    /// <exception cref="JSException">The network cannot compute a map.</exception>
    public ValueTask ExplainAsync(ElementReference canvas, int? index) => _page!.InvokeVoidAsync("explain", canvas, index);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _page?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static NetworkFacts? Facts(string? json) => json is null ? null : JsonSerializer.Deserialize(json, Messages.Default.NetworkFacts);
}
