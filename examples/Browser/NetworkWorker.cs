using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Browser;

/// <summary>The page's side of the worker that runs the network: page.js, typed.</summary>
/// <param name="runtime">The browser.</param>
internal sealed class NetworkWorker(IJSRuntime runtime) : IAsyncDisposable
{
    private IJSObjectReference? _page;

    /// <summary>Starts the worker, and loads the weights of the site.</summary>
    /// <param name="page">Is told of the download.</param>
    /// <returns>The network; <see langword="null"/> if the site has no weights.</returns>
    /// <exception cref="JSException">The worker or the weights could not be loaded.</exception>
    public async Task<NetworkFacts?> StartAsync(DotNetObjectReference<App> page)
    {
        _page = await runtime.InvokeAsync<IJSObjectReference>("import", "./page.js");
        return Facts(await _page.InvokeAsync<string?>("start", page));
    }

    /// <summary>Loads the weights that were chosen.</summary>
    /// <param name="input">The input that they were chosen with.</param>
    /// <returns>The network; <see langword="null"/> if no file is chosen.</returns>
    /// <exception cref="JSException">They could not be loaded.</exception>
    public async Task<NetworkFacts?> LoadAsync(ElementReference input) => Facts(await _page!.InvokeAsync<string?>("load", input));

    /// <summary>Classifies the photograph that was chosen, and shows it.</summary>
    /// <param name="input">The input that it was chosen with.</param>
    /// <param name="canvas">Where it is shown.</param>
    /// <param name="network">The network.</param>
    /// <returns>The answer; <see langword="null"/> if no file is chosen.</returns>
    /// <exception cref="JSException">It could not be classified.</exception>
    public async Task<Answer?> ClassifyAsync(ElementReference input, ElementReference canvas, NetworkFacts network) =>
        await _page!.InvokeAsync<string?>("classify", input, canvas, network.Resize, network.Crop) is { } json ? JsonSerializer.Deserialize(json, Messages.Default.Answer) : null;

    /// <summary>Returns the addresses of the pictures that the site has for its weights.</summary>
    public ValueTask<string[]> FindPicturesAsync() => _page!.InvokeAsync<string[]>("findPictures");

    /// <summary>Classifies a picture of the site, and shows it.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="canvas">Where it is shown.</param>
    /// <param name="network">The network.</param>
    /// <exception cref="JSException">It could not be fetched or classified.</exception>
    public async Task<Answer> ClassifyPictureAsync(string address, ElementReference canvas, NetworkFacts network) =>
        JsonSerializer.Deserialize(await _page!.InvokeAsync<string>("classifyPicture", address, canvas, network.Resize, network.Crop), Messages.Default.Answer)!;

    /// <summary>Shows the regions of the photograph that support a class.</summary>
    /// <param name="canvas">Where the photograph is shown.</param>
    /// <param name="index">The class; the photograph alone is shown if <see langword="null"/>.</param>
    /// <exception cref="JSException">There is no map.</exception>
    public ValueTask ExplainAsync(ElementReference canvas, int? index) => _page!.InvokeVoidAsync("explain", canvas, index);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _page?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static NetworkFacts? Facts(string? json) => json is null ? null : JsonSerializer.Deserialize(json, Messages.Default.NetworkFacts);
}
