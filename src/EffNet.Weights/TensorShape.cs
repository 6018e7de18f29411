namespace EffNet.Weights;

/// <summary>Formats shapes for messages.</summary>
internal static class TensorShape
{
    /// <summary>The maximum number of dimensions to show. No network has more, but a file may.</summary>
    private const int MostDimensions = 16;

    /// <summary>Returns a shape as text, for example <c>(1, 3, 224, 224)</c>.</summary>
    public static string Of(IEnumerable<long> sizes) => $"({string.Join(", ", sizes.Take(MostDimensions))}{(sizes.Skip(MostDimensions).Any() ? ", …" : string.Empty)})";
}
