using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// How a network ended in a run: the last mean over positions and the last linear layer. CAM needs that the one yields what the other reads, and the other the class scores; gates of
/// squeeze-and-excitation have such means earlier.
/// </summary>
internal sealed class NetworkEnding : IDisposable
{
    private const double RelativeTolerance = 1e-2;

    private readonly nn.Module<Tensor, Tensor> _model;
    private Tensor? _maps;
    private Tensor? _features;
    private Tensor? _scores;
    private Linear? _linear;

    private NetworkEnding(nn.Module<Tensor, Tensor> model) => _model = model;

    /// <summary>What the mean read, (N, C, h, w).</summary>
    public Tensor Maps => _maps!;

    /// <summary>The linear layer's weights, (classes, C).</summary>
    public Tensor Weights => _linear!.weight;

    /// <summary>Looks at every such layer: the last one that runs remains.</summary>
    public static NetworkEnding Watch(BorrowedNetwork network, nn.Module<Tensor, Tensor> model)
    {
        var ending = new NetworkEnding(model);
        foreach (var pool in model.modules().OfType<AdaptiveAvgPool2d>())
            network.Before(pool, maps => Keep(ref ending._maps, maps));
        foreach (var linear in model.modules().OfType<Linear>())
        {
            network.Before(linear, features => Keep(ref ending._features, features));
            network.After(linear, scores => ending.KeepScores(linear, scores));
        }

        return ending;
    }

    /// <summary>Throws unless the linear layer read the means and yielded the scores: only then has the map a meaning.</summary>
    public void Check(Tensor logits)
    {
        if (_maps is null)
            throw NotOfThatForm("it ran no AdaptiveAvgPool2d");
        if (_scores is null || _features is null)
            throw NotOfThatForm("it ran no Linear");
        if (_maps.ndim != 4)
            throw NotOfThatForm($"its last AdaptiveAvgPool2d reads a tensor of shape {Shape.Of(_maps.shape)}");
        using var means = _maps.mean([2, 3]);
        if (!IsClose(means, _features))
            throw NotOfThatForm("its last Linear does not read the means of the last AdaptiveAvgPool2d");
        if (!IsClose(logits, _scores))
            throw NotOfThatForm("its scores are not what the last Linear yields");
    }

    /// <summary>Disposes what was kept.</summary>
    public void Dispose()
    {
        _maps?.Dispose();
        _features?.Dispose();
        _scores?.Dispose();
    }

    private static void Keep(ref Tensor? kept, Tensor tensor)
    {
        kept?.Dispose();
        kept = tensor.detach();
    }

    private Tensor? KeepScores(Linear linear, Tensor scores)
    {
        _linear = linear;
        Keep(ref _scores, scores);
        return null;
    }

    /// <summary>Half precision rounds means and maps apart; what another layer yields is apart altogether. Numbers that are none are no reason to refuse.</summary>
    private static bool IsClose(Tensor expected, Tensor actual)
    {
        if (!expected.shape.SequenceEqual(actual.shape))
            return false;
        using var expectedHere = expected.cpu();
        using var actualHere = actual.cpu();
        using var reference = expectedHere.to(ScalarType.Float64);
        using var candidate = actualHere.to(ScalarType.Float64);
        using var difference = reference.sub(candidate);
        using var distance = difference.norm();
        using var length = reference.norm();
        return !(distance.item<double>() > RelativeTolerance * length.item<double>());
    }

    private ArgumentException NotOfThatForm(string reason) => new(
        $"CAM needs a network that ends in a mean over positions (AdaptiveAvgPool2d) and a Linear of class scores; {_model.GetName()} does not: {reason}. Grad-CAM takes any network.");
}
