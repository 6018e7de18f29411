using EffNet.Networks;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// The static members of every generated network, for generic code: <c>Train&lt;TNetwork&gt;() where TNetwork : …, INetwork&lt;TNetwork&gt;</c>. To enumerate
/// the variants of a family at run time, use the family's list of <see cref="ModuleVariant"/> instead.
/// </summary>
/// <typeparam name="TSelf">The type of the network.</typeparam>
public interface INetwork<TSelf>
    where TSelf : nn.Module<Tensor, Tensor>, INetwork<TSelf>
{
    /// <summary>Gets the name of the type.</summary>
    static abstract string Name { get; }

    /// <summary>Gets the number of parameters of the declared network.</summary>
    static abstract long Parameters { get; }

    /// <summary>
    /// Gets the number of multiply-adds of convolutions and linear layers for one image, of the declared network. The paper calls this number FLOPS.
    /// </summary>
    static abstract long Flops { get; }

    /// <summary>Gets the declared height and width of the images in pixels.</summary>
    static abstract int Resolution { get; }

    /// <summary>Gets the declared network as a graph.</summary>
    static abstract Network Network { get; }

    /// <summary>Gets the variant, which contains the same information.</summary>
    static abstract ModuleVariant Variant { get; }

    /// <summary>Creates a network with new weights.</summary>
    /// <param name="classes">The number of outputs of the classifier; 0 for no classifier.</param>
    /// <param name="inputChannels">The number of channels of the images.</param>
    /// <param name="device">The device; <see langword="null"/> for the default device.</param>
    /// <param name="dtype">The element type; <see langword="null"/> for the default type.</param>
    /// <param name="initialize">
    /// <see langword="false"/> to skip the initialization because weights will be loaded; until then, convolutions and linear layers have weights 0.
    /// </param>
    static abstract TSelf Create(int classes, int inputChannels, Device? device, ScalarType? dtype, bool initialize = true);
}
