using EffNet.Models;
using EffNet.Tests.Models;
using static TorchSharp.torch;

namespace EffNet.Tests.Networks;

/// <summary>Every generated type that is tested.</summary>
internal static class Subjects
{
    private static readonly Dictionary<string, Subject> s_all = new[]
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
        Describe<EfficientNetLite0>((model, images) => model.Features(images), EfficientNetLite0.CostFor),
        Describe<EfficientNetLite1>((model, images) => model.Features(images), EfficientNetLite1.CostFor),
        Describe<EfficientNetLite2>((model, images) => model.Features(images), EfficientNetLite2.CostFor),
        Describe<EfficientNetLite3>((model, images) => model.Features(images), EfficientNetLite3.CostFor),
        Describe<EfficientNetLite4>((model, images) => model.Features(images), EfficientNetLite4.CostFor),
        Describe<EfficientNetV2S>((model, images) => model.Features(images), EfficientNetV2S.CostFor),
        Describe<EfficientNetV2M>((model, images) => model.Features(images), EfficientNetV2M.CostFor),
        Describe<EfficientNetV2L>((model, images) => model.Features(images), EfficientNetV2L.CostFor),
        Describe<MobileNetV1W100>((model, images) => model.Features(images), MobileNetV1W100.CostFor),
        Describe<MobileNetV2W100>((model, images) => model.Features(images), MobileNetV2W100.CostFor),
        Describe<ResNet18>((model, images) => model.Features(images), ResNet18.CostFor),
        Describe<ResNet34>((model, images) => model.Features(images), ResNet34.CostFor),
        Describe<ResNet50>((model, images) => model.Features(images), ResNet50.CostFor),
        Describe<ResNet101>((model, images) => model.Features(images), ResNet101.CostFor),
        Describe<ResNet152>((model, images) => model.Features(images), ResNet152.CostFor),
        Describe<ResNeXt101>((model, images) => model.Features(images), ResNeXt101.CostFor),
        Describe<ReluProbeSymmetric>((model, images) => model.Features(images), ReluProbeSymmetric.CostFor),
        Describe<ReluProbeSame>((model, images) => model.Features(images), ReluProbeSame.CostFor),
        Describe<HardSwishProbeSame>((model, images) => model.Features(images), HardSwishProbeSame.CostFor),
        Describe<HardSwishProbeSymmetric>((model, images) => model.Features(images), HardSwishProbeSymmetric.CostFor),
        Describe<Relu6ProbeSame>((model, images) => model.Features(images), Relu6ProbeSame.CostFor),
        Describe<GeluProbeSymmetric>((model, images) => model.Features(images), GeluProbeSymmetric.CostFor),
        Describe<BasicProbeSymmetric>((model, images) => model.Features(images), BasicProbeSymmetric.CostFor),
        Describe<BasicProbeSame>((model, images) => model.Features(images), BasicProbeSame.CostFor),
        Describe<BasicProbeDropping>((model, images) => model.Features(images), BasicProbeDropping.CostFor),
        Describe<BottleneckProbeSymmetric>((model, images) => model.Features(images), BottleneckProbeSymmetric.CostFor),
        Describe<BottleneckProbeSame>((model, images) => model.Features(images), BottleneckProbeSame.CostFor),
        Describe<BottleneckProbeDropping>((model, images) => model.Features(images), BottleneckProbeDropping.CostFor),
        Describe<FusedProbeSymmetric>((model, images) => model.Features(images), FusedProbeSymmetric.CostFor),
        Describe<FusedProbeSame>((model, images) => model.Features(images), FusedProbeSame.CostFor),
        Describe<FusedProbeDropping>((model, images) => model.Features(images), FusedProbeDropping.CostFor),
        Describe<SeparableProbeSymmetric>((model, images) => model.Features(images), SeparableProbeSymmetric.CostFor),
        Describe<SeparableProbeSame>((model, images) => model.Features(images), SeparableProbeSame.CostFor),
        Describe<PoolProbeSymmetric>((model, images) => model.Features(images), PoolProbeSymmetric.CostFor),
        Describe<PoolProbeSame>((model, images) => model.Features(images), PoolProbeSame.CostFor),
    }.ToDictionary(subject => subject.Name);

    /// <summary>The networks of the shipped files.</summary>
    public static IEnumerable<string> Published => s_all.Values.Where(subject => subject.Type.Namespace == typeof(EfficientNetB0).Namespace).Select(subject => subject.Name);

    /// <summary>Gets the networks that torchvision also has; B0 to B7 also with TensorFlow's padding.</summary>
    public static IEnumerable<string> OfTorchvision =>
        Published.Where(name => !name.Contains("NetLite", StringComparison.Ordinal) && !name.Contains("MobileNetV1", StringComparison.Ordinal));

    /// <summary>Gets the small networks with features that the published networks do not have.</summary>
    public static IEnumerable<string> Probes => s_all.Keys.Except(Published);

    public static Subject Find(string name) => s_all[name];

    private static Subject Describe<TNetwork>(Func<TNetwork, Tensor, IDisposable> features, Func<int, int, int, NetworkCost> costFor)
        where TNetwork : nn.Module<Tensor, Tensor>, INetwork<TNetwork> =>
        new(
            TNetwork.Name,
            typeof(TNetwork),
            NetworkCatalog.Find(TNetwork.Name),
            (classes, inputChannels, initialize) => TNetwork.Create(classes, inputChannels, device: null, dtype: null, initialize),
            (model, images) => features((TNetwork)model, images),
            costFor);
}
