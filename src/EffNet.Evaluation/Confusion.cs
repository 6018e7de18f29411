namespace EffNet;

/// <summary>A cell of the confusion matrix.</summary>
/// <param name="Actual">The index of the actual class.</param>
/// <param name="Predicted">The index of the predicted class.</param>
/// <param name="Count">The number of pictures.</param>
public sealed record Confusion(int Actual, int Predicted, long Count);
