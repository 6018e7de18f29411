namespace EffNet.Training;

/// <summary>Represents the random numbers for a step of one of AutoAugment's sub-policies.</summary>
/// <param name="Number">A number from 0 to 1. The step is applied if the number is not greater than the probability of the step.</param>
/// <param name="IsNegative"><see langword="true"/> if the magnitude is negative for operations that permit it; otherwise, <see langword="false"/>.</param>
internal readonly record struct StepChance(double Number, bool IsNegative);
