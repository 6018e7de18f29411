namespace EffNet.Weights;

/// <summary>
/// A name in Python. It is never imported, looked up or called: a few names are those of what rebuilds tensors, which <see cref="PickleMachine"/> makes itself, and every other one is
/// a name and nothing more.
/// </summary>
/// <param name="Module">The module.</param>
/// <param name="Name">The name in it.</param>
internal sealed record PickledGlobal(string Module, string Name)
{
    private const string StorageEnd = "Storage";

    /// <summary>Gets the type of the elements of this class of storages; <see langword="null"/> if it is not one.</summary>
    public ElementType? StorageType => (Module, Name) switch
    {
        ("torch.storage" or "torch", "UntypedStorage") => ElementType.OfStorage("ByteStorage"),
        ("torch", _) when Name.EndsWith(StorageEnd, StringComparison.Ordinal) => ElementType.OfStorage(Name) ?? new ElementType(Name, -1, 0, null, Name),
        _ => null,
    };

    /// <summary>Gets the element type that this is PyTorch's name of.</summary>
    public ElementType ElementType =>
        ElementType.All.FirstOrDefault(t => Module == "torch" && t.Name.Equals(Name, StringComparison.OrdinalIgnoreCase)) ?? new ElementType(Name, -1, 0, null, null);

    /// <inheritdoc/>
    public override string ToString() => $"{Module}.{Name}";
}
