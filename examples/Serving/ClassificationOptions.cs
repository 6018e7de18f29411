namespace Serving;

/// <summary>What the section <c>Classification</c> of the configuration says. Its reader, which the compiler writes, passes over properties that cannot be set.</summary>
internal sealed record ClassificationOptions
{
    /// <summary>Gets the file of weights: safetensors, PyTorch, or a saved engine.</summary>
    public string? Weights { get; set; }

    /// <summary>Gets how many classes an answer has.</summary>
    public int Top { get; set; } = 3;

    /// <summary>Gets how many batches are decoded and computed at the same time.</summary>
    public int Workers { get; set; } = Environment.ProcessorCount;

    /// <summary>Gets how many pictures can wait. Another one is refused.</summary>
    public int QueueCapacity { get; set; } = 64;

    /// <summary>Gets the most pictures that are computed together; 1 is without micro-batching.</summary>
    public int BatchSize { get; set; } = 1;

    /// <summary>Gets how long the first picture of a batch waits for others, at most.</summary>
    public TimeSpan BatchDelay { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>Gets the most requests at the same time, including those whose bodies are still arriving.</summary>
    public int MaximumRequests { get; set; } = 128;

    /// <summary>Gets the most bytes of an encoded picture.</summary>
    public int MaximumBytes { get; set; } = 10_000_000;

    /// <summary>Gets the most pixels of a picture: 25 million take 175 MB while they are decoded.</summary>
    public long MaximumPixels { get; set; } = 25_000_000;
}
