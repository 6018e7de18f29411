namespace EffNet.Weights;

/// <summary>Numbers that lie outside the pickle.</summary>
/// <param name="Key">What the file calls them.</param>
/// <param name="Type">Their type; bytes, if the storage has none of its own.</param>
/// <param name="Count">How many there are said to be.</param>
internal sealed record PickledStorage(string Key, ElementType Type, long Count)
{
    /// <summary>Gets the bytes of it, as far as the size of its type is known.</summary>
    public Int128 Length => (Int128)Count * Type.Size;
}
