namespace EffNet;

/// <summary>How often a network took one class for another, or knew it: a cell of the confusion matrix.</summary>
/// <param name="Actual">What the pictures show: the number of the folder.</param>
/// <param name="Predicted">What the network took them for.</param>
/// <param name="Count">How many.</param>
public sealed record Confusion(int Actual, int Predicted, long Count);
