namespace EffNet.Weights;

/// <summary>
/// The name of a Python object. It is never imported, looked up or called. <see cref="PickleMachine"/> itself implements the functions that rebuild tensors;
/// every other name is only recorded.
/// </summary>
/// <param name="Module">The module.</param>
/// <param name="Name">The name in the module.</param>
internal sealed record PickledGlobal(string Module, string Name)
{
    private const string StorageEnd = "Storage";

    /// <summary>Gets the element type of this storage class; <see langword="null"/> if this is not a storage class.</summary>
    public ElementType? StorageType => (Module, Name) switch
    {
        ("torch.storage" or "torch", "UntypedStorage") => ElementType.OfStorage("ByteStorage"),
        ("torch", _) when Name.EndsWith(StorageEnd, StringComparison.Ordinal) => ElementType.OfStorage(Name) ?? new ElementType(Name, -1, 0, null, Name),
        _ => null,
    };

    /// <summary>Gets the element type with this name in PyTorch; an unsupported type if there is none.</summary>
    public ElementType ElementType =>
        ElementType.All.FirstOrDefault(t => Module == "torch" && t.Name.Equals(Name, StringComparison.OrdinalIgnoreCase)) ?? new ElementType(Name, -1, 0, null, null);

    /// <inheritdoc/>
    public override string ToString() => $"{Module}.{Name}";
}
