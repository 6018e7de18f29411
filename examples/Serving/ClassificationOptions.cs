namespace Serving;

/// <summary>What the section <c>Classification</c> of the configuration says.</summary>
internal sealed record ClassificationOptions
{
    /// <summary>Gets the file of weights: safetensors, PyTorch, or a saved engine.</summary>
    public string? Weights { get; init; }

    /// <summary>Gets how many classes an answer has.</summary>
    public int Top { get; init; } = 3;

    /// <summary>Gets how many batches are decoded and computed at the same time.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Gets how many pictures can wait. Another one is refused.</summary>
    public int QueueCapacity { get; init; } = 64;

    /// <summary>Gets the most pictures that are computed together; 1 is without micro-batching.</summary>
    public int BatchSize { get; init; } = 1;

    /// <summary>Gets how long the first picture of a batch waits for others, at most.</summary>
    public TimeSpan BatchDelay { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>Gets the most requests in the house, those included whose bodies are still arriving.</summary>
    public int MaximumRequests { get; init; } = 128;

    /// <summary>Gets the most bytes of an encoded picture.</summary>
    public int MaximumBytes { get; init; } = 10_000_000;

    /// <summary>Gets the most pixels of a picture: 25 million take 175 MB while they are decoded.</summary>
    public long MaximumPixels { get; init; } = 25_000_000;
}
