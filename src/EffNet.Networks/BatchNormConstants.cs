namespace EffNet.Networks;

/// <summary>The constants that the origin of pretrained weights decides.</summary>
/// <param name="Epsilon">Added to the variance before the root.</param>
/// <param name="Momentum">Weight of the newest batch in the running statistics, in PyTorch's sense (TensorFlow's decay is 1 minus this).</param>
public sealed record BatchNormConstants(double Epsilon, double Momentum);
