using EffNet.Inference;
using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests.Inference;

/// <summary>
/// Engines of the shipped networks are as close to double precision as single precision allows. Weights of B4 to B7 amplify rounding so much that results of PyTorch depend on
/// the number of threads. For these networks, the bound is twice the distance of PyTorch's single precision in the same run.
/// </summary>
public sealed class EngineAccuracyTests
{
    private const int Classes = 1000;

    public static TheoryData<string, int, int, int> Cases => [.. Sweep.Add(
        [("EfficientNetB0", 1, 161, 129)],
        from name in Subjects.Published
        let input = Subjects.Find(name).Network.Input
        from size in new[] { (1, input.Height, input.Width), (3, 161, 129) }
        select (name, size.Item1, size.Item2, size.Item3))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Engine_scores_are_close_to_double_precision(string name, int count, int height, int width)
    {
        using var scope = NewDisposeScope();
        using var withoutGradients = no_grad();
        using var model = (UnrolledNetwork)Subjects.Find(name).CreateCalibrated();
        var images = HashedNumbers.Images(count, 3, height, width);
        using var engine = model.Compile();
        var single = model.call(images);
        model.to(ScalarType.Float64);
        var expected = model.call(images.to(ScalarType.Float64));
        var scores = new float[count * Classes];

        engine.Run(images.data<float>().ToArray(), height, width, scores, TestContext.Current.CancellationToken);

        var (own, torch) = (Agreement.Distance(expected, tensor(scores, expected.shape)), Agreement.Distance(expected, single));
        var bound = name[^2] == 'B' && name[^1] >= '4' ? Math.Max(Agreement.Tolerance, 2 * torch) : Agreement.Tolerance;
        Assert.True(own <= bound, $"the engine is {own:E1} of the largest score away, PyTorch {torch:E1}");
    }
}
