using System.ComponentModel;
using EffNet.Models;
using EffNet.Scaled;
using TorchSharp;

namespace EffNet.Consumer;

/// <summary>Uses generated types like a library: in fields and members, in attributes, constants and generic code.</summary>
public sealed class Backbone : IDisposable
{
    private readonly EfficientNetB0 _network = new(classes: 0);

    /// <summary>Costs are constant expressions.</summary>
    public const long Budget = EfficientNetB0.Parameters + TfEfficientNetB7.Flops;

    /// <summary>Constants of stages are constant expressions too and can be arguments of attributes.</summary>
    [DefaultValue(EfficientNetB0.Stages.Stage3.Channels)]
    public static int Channels => EfficientNetB0.Stages.Stage3.Channels;

    /// <summary>Gets a layer by its name.</summary>
    public TorchSharp.Modules.Conv2d FirstConvolution => _network.Stage1.Conv;

    /// <summary>Gets every variant of both public families and of an internal family.</summary>
    public static IEnumerable<ModuleVariant> Variants => [.. EfficientNet.Variants, .. Stemless.Variants, .. Odd.Variants];

    /// <summary>Returns the cheapest candidate of a search.</summary>
    public static SearchCandidate? Cheapest => ScaledGrid.Candidates.MinBy(c => c.Flops);

    /// <summary>Returns the costs of any generated network.</summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    public static long CostOf<TNetwork>()
        where TNetwork : torch.nn.Module<torch.Tensor, torch.Tensor>, INetwork<TNetwork> => TNetwork.Parameters + TNetwork.Flops;

    /// <summary>Returns the feature map with the lowest resolution.</summary>
    /// <param name="images">Images (N, 3, H, W).</param>
    public torch.Tensor Describe(torch.Tensor images)
    {
        using var features = _network.Features(images);
        return features.Reduction32.alias();
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();
}
