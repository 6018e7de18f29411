namespace EffNet.Language.Model;

/// <summary>A percentage as it was written.</summary>
/// <param name="Text">The percentage with its sign: <c>93.90%</c>.</param>
/// <param name="Percent">The number before the sign.</param>
public sealed record Percentage(string Text, decimal Percent)
{
    /// <summary>Gets the share: 0.939 for 93.9%.</summary>
    public double Share => (double)(Percent / 100);
}
