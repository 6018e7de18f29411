using EffNet.Models;
using EffNet.Tests.Models;
using static TorchSharp.torch;

namespace EffNet.Tests.Networks;

/// <summary>Every generated type that is tested.</summary>
internal static class Subjects
{
    private static readonly Dictionary<string, Subject> All = new[]
    {
        Describe<EfficientNetB0>((model, images) => model.Features(images), EfficientNetB0.CostFor),
        Describe<EfficientNetB1>((model, images) => model.Features(images), EfficientNetB1.CostFor),
        Describe<EfficientNetB2>((model, images) => model.Features(images), EfficientNetB2.CostFor),
        Describe<EfficientNetB3>((model, images) => model.Features(images), EfficientNetB3.CostFor),
        Describe<EfficientNetB4>((model, images) => model.Features(images), EfficientNetB4.CostFor),
        Describe<EfficientNetB5>((model, images) => model.Features(images), EfficientNetB5.CostFor),
        Describe<EfficientNetB6>((model, images) => model.Features(images), EfficientNetB6.CostFor),
        Describe<EfficientNetB7>((model, images) => model.Features(images), EfficientNetB7.CostFor),
        Describe<TfEfficientNetB0>((model, images) => model.Features(images), TfEfficientNetB0.CostFor),
        Describe<TfEfficientNetB1>((model, images) => model.Features(images), TfEfficientNetB1.CostFor),
        Describe<TfEfficientNetB2>((model, images) => model.Features(images), TfEfficientNetB2.CostFor),
        Describe<TfEfficientNetB3>((model, images) => model.Features(images), TfEfficientNetB3.CostFor),
        Describe<TfEfficientNetB4>((model, images) => model.Features(images), TfEfficientNetB4.CostFor),
        Describe<TfEfficientNetB5>((model, images) => model.Features(images), TfEfficientNetB5.CostFor),
        Describe<TfEfficientNetB6>((model, images) => model.Features(images), TfEfficientNetB6.CostFor),
        Describe<TfEfficientNetB7>((model, images) => model.Features(images), TfEfficientNetB7.CostFor),
        Describe<ReluProbeSymmetric>((model, images) => model.Features(images), ReluProbeSymmetric.CostFor),
        Describe<ReluProbeSame>((model, images) => model.Features(images), ReluProbeSame.CostFor),
        Describe<HardSwishProbeSame>((model, images) => model.Features(images), HardSwishProbeSame.CostFor),
        Describe<HardSwishProbeSymmetric>((model, images) => model.Features(images), HardSwishProbeSymmetric.CostFor),
        Describe<Relu6ProbeSame>((model, images) => model.Features(images), Relu6ProbeSame.CostFor),
        Describe<GeluProbeSymmetric>((model, images) => model.Features(images), GeluProbeSymmetric.CostFor),
    }.ToDictionary(subject => subject.Name);

    /// <summary>B0 to B7 of both profiles.</summary>
    public static IEnumerable<string> Published => All.Keys.Where(name => name.Contains("EfficientNet", StringComparison.Ordinal));

    /// <summary>Those of torchvision's profile.</summary>
    public static IEnumerable<string> Torchvision => Published.Where(name => name.StartsWith("EfficientNet", StringComparison.Ordinal));

    /// <summary>The small ones that go where the published ones do not.</summary>
    public static IEnumerable<string> Probes => All.Keys.Except(Published);

    public static Subject Find(string name) => All[name];

    private static Subject Describe<TNetwork>(Func<TNetwork, Tensor, IDisposable> features, Func<long, long, int, NetworkCost> costFor)
        where TNetwork : nn.Module<Tensor, Tensor>, INetwork<TNetwork> =>
        new(
            TNetwork.Name,
            typeof(TNetwork),
            NetworkCatalog.Find(TNetwork.Name),
            (classes, inputChannels) => TNetwork.Create(classes, inputChannels, device: null, dtype: null),
            (model, images) => features((TNetwork)model, images),
            costFor);
}
