using EffNet.Inference.Execution;
using EffNet.Inference.Fusion;
using EffNet.Networks;

namespace EffNet.Inference.Steps;

/// <summary>A depthwise convolution and where its results go.</summary>
/// <param name="Name">The name of the layer.</param>
/// <param name="Window">Where its window moves.</param>
/// <param name="Packed">Its weights.</param>
/// <param name="Output">The output.</param>
/// <param name="Activation">The activation; <see langword="null"/> if there is none.</param>
/// <param name="Residual">The maps that are added; <see langword="null"/> if there are none.</param>
/// <param name="Means">Receives the means of the channels; <see langword="null"/> if nobody needs them.</param>
internal sealed record DepthwiseLayer(string Name, Window Window, PackedConvolution Packed, MapBuffer Output, ActivationFunction? Activation, MapBuffer? Residual, MapBuffer? Means);
