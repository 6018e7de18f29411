namespace EffNet;

/// <summary>
/// How well a network knows one class. As in scikit-learn's <c>classification_report</c>, a share of nothing is 0: the precision of a class that was never predicted, the recall of a class
/// without pictures that was.
/// </summary>
/// <param name="ClassIndex">The class: its place in the network's output, from 0.</param>
/// <param name="ClassName">The name of its folder.</param>
/// <param name="Support">The number of pictures of this class.</param>
/// <param name="Predicted">The number of pictures, of any class, that the network took for this class.</param>
/// <param name="Correct">The number of pictures of this class that the network took for it.</param>
public sealed record ClassResult(int ClassIndex, string ClassName, long Support, long Predicted, long Correct)
{
    /// <summary>Gets a value indicating whether there are pictures of this class, or any were taken for it. Otherwise the measures are not a number, and means leave the class out.</summary>
    public bool Occurs => Support + Predicted > 0;

    /// <summary>Gets the share of the pictures taken for this class that are of it, from 0 to 1.</summary>
    public double Precision => ShareOf(Correct, Predicted);

    /// <summary>Gets the share of the pictures of this class that were taken for it, from 0 to 1: the accuracy of the class.</summary>
    public double Recall => ShareOf(Correct, Support);

    /// <summary>Gets the harmonic mean of <see cref="Precision"/> and <see cref="Recall"/>, from 0 to 1.</summary>
    public double F1 => ShareOf(2 * Correct, Support + Predicted);

    private double ShareOf(long part, long whole) => !Occurs ? double.NaN : whole == 0 ? 0 : (double)part / whole;
}
