namespace EffNet.Weights;

/// <summary>Shapes in messages.</summary>
internal static class TensorShape
{
    /// <summary>More dimensions are left out: no network has them, but a file may.</summary>
    private const int MostDimensions = 16;

    /// <summary>For instance <c>(1, 3, 224, 224)</c>.</summary>
    public static string Of(IEnumerable<long> sizes) => $"({string.Join(", ", sizes.Take(MostDimensions))}{(sizes.Skip(MostDimensions).Any() ? ", …" : string.Empty)})";
}
