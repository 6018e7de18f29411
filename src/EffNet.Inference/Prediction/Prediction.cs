namespace EffNet;

/// <summary>A predicted class of a picture.</summary>
/// <param name="ClassIndex">The index of the class in the network's output, from 0.</param>
/// <param name="ClassName">The name of the class; <see langword="null"/> if neither the caller nor the weights specify names.</param>
/// <param name="Probability">The probability by softmax over all classes, from 0 to 1.</param>
/// <param name="Score">The score before softmax (logit).</param>
public sealed record Prediction(int ClassIndex, string? ClassName, double Probability, double Score);
