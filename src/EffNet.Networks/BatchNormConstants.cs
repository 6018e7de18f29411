namespace EffNet.Networks;

/// <summary>The constants of batch norm. They depend on the origin of pretrained weights.</summary>
/// <param name="Epsilon">The number added to the variance before the square root.</param>
/// <param name="Momentum">The weight of the newest batch in the running statistics, as in PyTorch (TensorFlow's decay is 1 minus this value).</param>
public sealed record BatchNormConstants(double Epsilon, double Momentum);
