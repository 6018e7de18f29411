using static TorchSharp.torch;

namespace EffNet;

/// <summary>What both of PyTorch's formats share: tensors are views of storages, and lie there in any order.</summary>
internal abstract class PickledFile(FileBytes bytes, PickledState state) : WeightFile(bytes)
{
    /// <summary>The storage read last: PyTorch can keep many tensors in one.</summary>
    private (string Key, Tensor Numbers)? _last;

    /// <inheritdoc/>
    public override IReadOnlyList<StoredTensor> Tensors => state.Tensors;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Wrappers => state.Wrappers;

    /// <inheritdoc/>
    public override Tensor Read(StoredTensor tensor)
    {
        var view = (PickledTensor)tensor;
        return view.Shape.Contains(0)
            ? empty([.. view.Shape], view.Type.Type, CPU)
            : Storage(view).as_strided([.. view.Shape], [.. view.Strides], view.Offset);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _last?.Numbers.Dispose();
        _last = null;
        base.Dispose();
    }

    /// <summary>The bytes of a storage.</summary>
    /// <param name="tensor">A tensor in it.</param>
    /// <param name="target">Where to; as long as the storage.</param>
    protected abstract void ReadStorage(PickledTensor tensor, Span<byte> target);

    /// <summary>Fails where a storage is not in the file with as many bytes as the pickle says.</summary>
    protected abstract void CheckStorage(PickledTensor tensor);

    private Tensor Storage(PickledTensor tensor)
    {
        if (_last is { } last && last.Key == tensor.Storage.Key && last.Numbers.dtype == tensor.Type.Type)
            return last.Numbers;

        CheckStorage(tensor);
        var numbers = Filled([tensor.Storage.Count], tensor.Type, target => ReadStorage(tensor, target));
        _last?.Numbers.Dispose();
        _last = (tensor.Storage.Key, numbers);
        return numbers;
    }
}
