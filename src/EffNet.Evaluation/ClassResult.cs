namespace EffNet;

/// <summary>
/// The results for one class. As in scikit-learn's <c>classification_report</c>, a ratio whose denominator is 0 is 0: the precision of a class that was never
/// predicted, and the recall of a class without pictures that was predicted.
/// </summary>
/// <param name="ClassIndex">The index of the class in the network's output, from 0.</param>
/// <param name="ClassName">The name of the class's folder.</param>
/// <param name="Support">The number of pictures of this class.</param>
/// <param name="Predicted">The number of pictures, of any class, for which the network predicted this class.</param>
/// <param name="Correct">The number of pictures of this class for which the network predicted this class.</param>
public sealed record ClassResult(int ClassIndex, string ClassName, long Support, long Predicted, long Correct)
{
    /// <summary>
    /// Gets a value indicating whether the class has pictures or was predicted for at least one picture. If <see langword="false"/>, its measures are NaN, and means over classes
    /// leave it out.
    /// </summary>
    public bool Occurs => Support + Predicted > 0;

    /// <summary>Gets the share of the predictions of this class that are correct, from 0 to 1.</summary>
    public double Precision => ShareOf(Correct, Predicted);

    /// <summary>Gets the share of the pictures of this class that were predicted correctly, from 0 to 1. This is the accuracy of the class.</summary>
    public double Recall => ShareOf(Correct, Support);

    /// <summary>Gets the harmonic mean of <see cref="Precision"/> and <see cref="Recall"/>, from 0 to 1.</summary>
    public double F1 => ShareOf(2 * Correct, Support + Predicted);

    private double ShareOf(long part, long whole) => !Occurs ? double.NaN : whole == 0 ? 0 : (double)part / whole;
}
