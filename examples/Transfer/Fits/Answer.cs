using System.Text.Json.Serialization;
using Transfer.Images;

namespace Transfer.Fits;

/// <summary>The answer to one photograph that was not trained on.</summary>
/// <param name="Image">The index of the photograph.</param>
/// <param name="Background">What it was on.</param>
/// <param name="Label">Its class.</param>
/// <param name="Probabilities">The probability of each class.</param>
internal sealed record Answer(int Image, Background Background, int Label, IReadOnlyList<double> Probabilities)
{
    /// <summary>Gets the class with the highest probability; the first of equal ones.</summary>
    [JsonIgnore]
    public int Predicted => Probabilities.Index().MaxBy(entry => entry.Item).Index;

    /// <summary>Gets a value indicating whether the class is right.</summary>
    [JsonIgnore]
    public bool IsRight => Predicted == Label;

    /// <summary>Gets the cross-entropy in nats.</summary>
    [JsonIgnore]
    public double Loss => -Math.Log(Math.Max(Probabilities[Label], double.Epsilon));
}
