namespace EffNet.Training;

/// <summary>The random numbers of a step of one of AutoAugment's sub-policies.</summary>
/// <param name="Number">A number from 0 to 1: the step is applied if it is at most the step's probability.</param>
/// <param name="IsNegative">Whether a magnitude that can be negative is.</param>
internal readonly record struct StepChance(double Number, bool IsNegative);
