namespace EffNet.Weights;

/// <summary>
/// The base class of PyTorch's two formats, in which tensors are views of storages, in any order. A storage is read only once, even if it contains several of the
/// requested tensors.
/// </summary>
internal abstract class PickledFile(FileBytes bytes, IReadOnlyList<TensorTable> tables) : WeightFile(bytes)
{
    /// <inheritdoc/>
    public override IReadOnlyList<TensorTable> Tables => tables;

    /// <inheritdoc/>
    public override void Read(IReadOnlyList<StoredTensor> tensors, Destination destination)
    {
        var views = tensors.Select((tensor, index) => (View: (PickledTensor)tensor, Index: index)).Where(v => v.View.Count > 0);
        foreach (var storage in views.GroupBy(v => v.View.Storage.Key))
            ReadViews([.. storage.OrderBy(v => v.View.FirstByte)], destination);
    }

    /// <summary>Reads a part of a storage.</summary>
    /// <param name="tensor">A tensor in the storage.</param>
    /// <param name="from">The offset of the first byte in the storage.</param>
    /// <param name="target">The span to fill.</param>
    protected abstract void ReadStorage(PickledTensor tensor, long from, Span<byte> target);

    /// <summary>Throws an exception if the file does not have a tensor's storage with the size that the pickle declares.</summary>
    protected abstract void CheckStorage(PickledTensor tensor);

    /// <summary>Checks the storages of all tensors.</summary>
    protected void CheckStorages()
    {
        var isChecked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tensor in tables.SelectMany(t => t.Tensors).OfType<PickledTensor>())
        {
            if (isChecked.Add(tensor.Storage.Key))
                CheckStorage(tensor);
        }
    }

    private void ReadViews(List<(PickledTensor View, int Index)> views, Destination destination)
    {
        var (first, index) = views[0];
        if (views.Count == 1 && first.IsContiguous)
        {
            ReadStorage(first, first.FirstByte, destination(index));
            return;
        }

        var begin = first.FirstByte;
        var length = views.Max(v => v.View.EndByte) - begin;
        if (length > Array.MaxLength)
        {
            throw Bytes.Problem(
                first.Name, null, FormattableString.Invariant($"the tensors of its storage occupy {length} bytes; expected at most {Array.MaxLength} bytes"));
        }

        var part = new byte[length];
        ReadStorage(first, begin, part);
        foreach (var (view, at) in views)
            view.Copy(part.AsSpan((int)(view.FirstByte - begin)), destination(at));
    }
}
