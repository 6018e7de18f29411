using static TorchSharp.torch;

namespace EffNet.Explanation;

/// <summary>Enables the recording of gradients until it is disposed. Inside <c>inference_mode</c>, <c>enable_grad</c> alone is not sufficient.</summary>
internal sealed class RecordedGradients : IDisposable
{
    private readonly IDisposable _outsideOfInference = inference_mode(false);
    private readonly IDisposable _enabled = enable_grad();

    /// <summary>Restores the previous state.</summary>
    public void Dispose()
    {
        _enabled.Dispose();
        _outsideOfInference.Dispose();
    }
}
