namespace Serving;

/// <summary>
/// Represents the section <c>Classification</c> of the configuration. The properties have setters because the generated configuration binder ignores read-only properties.
/// </summary>
internal sealed record ClassificationOptions
{
    /// <summary>Gets or sets the file of weights: safetensors, PyTorch, or a saved engine.</summary>
    public string? Weights { get; set; }

    /// <summary>Gets or sets the number of classes in a response.</summary>
    public int Top { get; set; } = 3;

    /// <summary>Gets or sets the number of batches that are decoded and evaluated at the same time.</summary>
    public int Workers { get; set; } = Environment.ProcessorCount;

    /// <summary>Gets or sets the largest number of waiting pictures. Further pictures are rejected.</summary>
    public int QueueCapacity { get; set; } = 64;

    /// <summary>Gets or sets the largest number of pictures in a batch; 1 disables micro-batching.</summary>
    public int BatchSize { get; set; } = 1;

    /// <summary>Gets or sets the longest time that the first picture of a batch waits for others.</summary>
    public TimeSpan BatchDelay { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>Gets or sets the largest number of concurrent requests, including requests whose bodies are still arriving.</summary>
    public int MaximumRequests { get; set; } = 128;

    /// <summary>Gets or sets the largest number of bytes of an encoded picture.</summary>
    public int MaximumBytes { get; set; } = 10_000_000;

    /// <summary>Gets or sets the largest number of pixels of a picture. 25 million pixels need 175 MB during decoding.</summary>
    public long MaximumPixels { get; set; } = 25_000_000;
}
