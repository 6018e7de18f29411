using System.Collections.Immutable;
using System.IO.MemoryMappedFiles;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>A safetensors file, mapped into memory: only the bytes of tensors that are asked for are read.</summary>
internal sealed class SafetensorsFile : WeightFile
{
    private readonly ImmutableArray<SafetensorsTensor> _tensors;
    private readonly MemoryMappedFile _map;

    private SafetensorsFile(FileBytes bytes, SafetensorsHeader header)
        : base(bytes)
    {
        (_tensors, Metadata) = (header.Tensors, header.Metadata);
        _map = bytes.Map();
    }

    /// <inheritdoc/>
    public override WeightFormat Format => WeightFormat.Safetensors;

    /// <inheritdoc/>
    public override IReadOnlyList<StoredTensor> Tensors => _tensors;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Whether a file that begins so has a JSON header of a bearable length.</summary>
    public static bool Recognises(ReadOnlySpan<byte> start) =>
        start.Length > SafetensorsHeader.LengthBytes
        && start[SafetensorsHeader.LengthBytes] is (byte)'{'
        && BitConverter.ToUInt64(start) < 1UL << 40;

    /// <summary>Opens the file whose bytes these are.</summary>
    public static SafetensorsFile Open(FileBytes bytes) => new(bytes, SafetensorsHeader.Read(bytes));

    /// <inheritdoc/>
    public override Tensor Read(StoredTensor tensor)
    {
        var stored = (SafetensorsTensor)tensor;
        return Filled(stored.Shape, stored.Type, target =>
        {
            Bytes.CheckUnchanged(stored.Name);
            using var view = _map.CreateViewStream(stored.Offset, stored.Bytes, MemoryMappedFileAccess.Read);
            view.ReadExactly(target);
        });
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _map.Dispose();
        base.Dispose();
    }
}
