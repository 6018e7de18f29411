namespace EffNet.Weights;

/// <summary>Shapes in messages.</summary>
internal static class TensorShape
{
    /// <summary>For instance <c>(1, 3, 224, 224)</c>.</summary>
    public static string Of(IEnumerable<long> sizes) => $"({string.Join(", ", sizes)})";
}
