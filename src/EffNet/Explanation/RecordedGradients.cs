using static TorchSharp.torch;

namespace EffNet.Explanation;

/// <summary>Gradients are recorded until it is disposed, whatever the caller has forbidden: inside <c>inference_mode</c> it takes more than <c>enable_grad</c>.</summary>
internal sealed class RecordedGradients : IDisposable
{
    private readonly IDisposable _outsideOfInference = inference_mode(false);
    private readonly IDisposable _enabled = enable_grad();

    /// <summary>Goes back to what the caller had.</summary>
    public void Dispose()
    {
        _enabled.Dispose();
        _outsideOfInference.Dispose();
    }
}
