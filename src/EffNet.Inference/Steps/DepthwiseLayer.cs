using EffNet.Inference.Execution;
using EffNet.Inference.Fusion;
using EffNet.Networks;

namespace EffNet.Inference.Steps;

/// <summary>A depthwise convolution, with the destination of its results.</summary>
/// <param name="Name">The name of the layer.</param>
/// <param name="Window">The window and its input.</param>
/// <param name="Packed">The packed weights.</param>
/// <param name="Output">The output.</param>
/// <param name="Activation">The activation; <see langword="null"/> if there is none.</param>
/// <param name="Residual">The maps to add; <see langword="null"/> if there are none.</param>
/// <param name="Means">The buffer for the means of the channels; <see langword="null"/> if they are not needed.</param>
internal sealed record DepthwiseLayer(
    string Name, Window Window, PackedConvolution Packed, MapBuffer Output, ActivationFunction? Activation, MapBuffer? Residual, MapBuffer? Means);
