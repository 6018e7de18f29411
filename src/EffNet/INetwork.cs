using EffNet.Networks;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// What every generated network knows about itself, for generic code: <c>Train&lt;TNetwork&gt;() where TNetwork : …, INetwork&lt;TNetwork&gt;</c>. To go
/// through the variants of a family at run time, use the family's list of <see cref="ModuleVariant"/> instead.
/// </summary>
/// <typeparam name="TSelf">The network's own type.</typeparam>
public interface INetwork<TSelf>
    where TSelf : nn.Module<Tensor, Tensor>, INetwork<TSelf>
{
    /// <summary>The type's name.</summary>
    static abstract string Name { get; }

    /// <summary>Learned numbers, as declared.</summary>
    static abstract long Parameters { get; }

    /// <summary>Multiply-adds of convolutions and linear layers for one image, as declared: what the paper calls FLOPS.</summary>
    static abstract long Flops { get; }

    /// <summary>Height and width of the images it was scaled for.</summary>
    static abstract int Resolution { get; }

    /// <summary>Gets the declared network as a graph.</summary>
    static abstract Network Network { get; }

    /// <summary>The same facts as a value.</summary>
    static abstract ModuleVariant Variant { get; }

    /// <summary>Makes a network with fresh weights.</summary>
    /// <param name="classes">Outputs of the classifier; 0 for none.</param>
    /// <param name="inputChannels">Channels of the images.</param>
    /// <param name="device">Where it lives.</param>
    /// <param name="dtype">Its element type.</param>
    /// <param name="initialize"><see langword="false"/> where weights will be loaded: until then they hold whatever their memory held.</param>
    static abstract TSelf Create(int classes, int inputChannels, Device? device, ScalarType? dtype, bool initialize = true);
}
