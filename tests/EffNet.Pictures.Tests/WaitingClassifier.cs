using System.Collections.Concurrent;
using Serving;

namespace EffNet.Pictures.Tests;

/// <summary>Returns the red level of the first pixel as the class. Every call waits until a test releases it.</summary>
internal sealed class WaitingClassifier : IClassifier, IDisposable
{
    /// <summary>Released once for each call that has begun.</summary>
    public SemaphoreSlim Entered { get; } = new(0);

    /// <summary>Gets the semaphore that releases a call.</summary>
    public SemaphoreSlim Go { get; } = new(0);

    /// <summary>The number of pictures of each call.</summary>
    public ConcurrentQueue<int> Batches { get; } = new();

    /// <summary>The number of pictures that were decoded.</summary>
    public int Decoded { get; private set; }

    public Picture Prepare(ReadOnlyMemory<byte> file)
    {
        Decoded++;
        return PictureFile.Load(file.Span);
    }

    public IReadOnlyList<IReadOnlyList<Prediction>> Classify(IReadOnlyList<Picture> pictures)
    {
        Batches.Enqueue(pictures.Count);
        Entered.Release();
        Go.Wait(TestContext.Current.CancellationToken);
        return [.. pictures.Select(p => (IReadOnlyList<Prediction>)[new Prediction(p.Pixels[0], ClassName: null, Probability: 1, Score: 1)])];
    }

    public void Dispose()
    {
        Entered.Dispose();
        Go.Dispose();
    }
}
