namespace EffNet.Weights;

/// <summary>A storage, which contains elements of tensors outside the pickle.</summary>
/// <param name="Key">The key in the file.</param>
/// <param name="Type">The type of the elements; bytes if the storage is untyped.</param>
/// <param name="Count">The declared number of elements.</param>
internal sealed record PickledStorage(string Key, ElementType Type, long Count)
{
    /// <summary>Gets the size in bytes; 0 if the size of the type is unknown.</summary>
    public Int128 Length => (Int128)Count * Type.Size;
}
