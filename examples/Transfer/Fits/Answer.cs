using System.Text.Json.Serialization;
using Transfer.Images;

namespace Transfer.Fits;

/// <summary>Represents the prediction for a photograph that was not used for training.</summary>
/// <param name="Image">The index of the photograph.</param>
/// <param name="Background">The background of the photograph.</param>
/// <param name="Label">The actual class.</param>
/// <param name="Probabilities">The probability of each class.</param>
internal sealed record Answer(int Image, Background Background, int Label, IReadOnlyList<double> Probabilities)
{
    /// <summary>Gets the class with the highest probability. If several are equal, it is the first one.</summary>
    [JsonIgnore]
    public int Predicted => Probabilities.Index().MaxBy(entry => entry.Item).Index;

    /// <summary>Gets a value indicating whether the predicted class is correct.</summary>
    [JsonIgnore]
    public bool IsRight => Predicted == Label;

    /// <summary>Gets the cross-entropy in nats.</summary>
    [JsonIgnore]
    public double Loss => -Math.Log(Math.Max(Probabilities[Label], double.Epsilon));
}
