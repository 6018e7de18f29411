using EffNet;
using EffNet.Pictures;
using static TorchSharp.torch;

namespace Serving;

/// <summary>Classifies pictures with one network. Of any number of callers, a few decode and compute at the same time and the others wait.</summary>
/// <param name="model">The network. It remains the caller's.</param>
/// <param name="preprocessing">How its weights want pictures prepared.</param>
/// <param name="concurrency">How many pictures are decoded and classified at the same time. One picture already uses every core.</param>
internal sealed class Classifier(nn.Module<Tensor, Tensor> model, Preprocessing preprocessing, int concurrency = 2) : IDisposable
{
    /// <summary>What one picture may cost: 25 million pixels take 175 MB while they are decoded.</summary>
    private static readonly PictureLoadOptions s_options = new() { MaximumPixels = 25_000_000 };

    private readonly SemaphoreSlim _turns = new(concurrency);

    /// <summary>Classifies an encoded picture.</summary>
    /// <param name="file">The content of a JPEG, PNG or WebP file.</param>
    /// <param name="cancellationToken">Ends the wait for a turn.</param>
    /// <returns>The best classes, best first.</returns>
    /// <exception cref="PictureException">It is not a picture, or too large.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public async Task<IReadOnlyList<Prediction>> ClassifyAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            return model.Predict([PictureFile.Load(file.Span, s_options)], top: 3, options: new PredictionOptions { Preprocessing = preprocessing })[0];
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();
}
