namespace EffNet.Training;

/// <summary>Represents the prediction of a network for one image.</summary>
/// <param name="Index">The index of the image in its set.</param>
/// <param name="Label">The actual class.</param>
/// <param name="Predicted">The predicted class, which has the highest score.</param>
/// <param name="Probability">The probability of the predicted class, from 0 to 1.</param>
/// <param name="Loss">The cross-entropy in nats, which is the negative logarithm of the probability of the actual class.</param>
public sealed record ImageOutcome(int Index, int Label, int Predicted, double Probability, double Loss)
{
    /// <summary>Gets a value indicating whether the prediction is wrong.</summary>
    public bool IsMistake => Predicted != Label;

    /// <summary>Gets the probability of the actual class, from 0 to 1.</summary>
    public double LabelProbability => Math.Exp(-Loss);
}
