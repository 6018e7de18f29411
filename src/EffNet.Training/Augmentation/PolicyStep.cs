namespace EffNet.Training;

/// <summary>Represents a step of one of AutoAugment's sub-policies.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Probability">The probability that it is applied.</param>
/// <param name="Magnitude">The index of the magnitude, from 0 to 9; 0 if the operation has no magnitude.</param>
internal readonly record struct PolicyStep(PictureOperation Operation, double Probability, int Magnitude = 0);
