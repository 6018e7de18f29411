namespace EffNet;

/// <summary>Shapes in messages.</summary>
internal static class Shape
{
    /// <summary>For instance <c>(1, 3, 224, 224)</c>.</summary>
    public static string Of(IEnumerable<long> sizes) => $"({string.Join(", ", sizes)})";
}
