namespace EffNet;

/// <summary>One of the best classes of a picture.</summary>
/// <param name="ClassIndex">Its place in the network's output, from 0.</param>
/// <param name="ClassName">Its name; <see langword="null"/> if neither the caller nor the weights name the classes.</param>
/// <param name="Probability">Softmax over all classes, from 0 to 1.</param>
/// <param name="Score">What the network answered for it, before softmax: its logit.</param>
public sealed record Prediction(int ClassIndex, string? ClassName, double Probability, double Score);
