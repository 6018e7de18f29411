namespace EffNet.Weights;

/// <summary>A safetensors file: only the bytes of tensors that are asked for are read.</summary>
internal sealed class SafetensorsFile : WeightFile
{
    private SafetensorsFile(FileBytes bytes, SafetensorsHeader header)
        : base(bytes)
    {
        (Tables, Metadata) = ([new TensorTable([], header.Tensors)], header.Metadata);
    }

    /// <inheritdoc/>
    public override WeightFormat Format => WeightFormat.Safetensors;

    /// <inheritdoc/>
    public override IReadOnlyList<TensorTable> Tables { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Whether a file that begins so has a JSON header of a bearable length.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> start) =>
        start.Length > SafetensorsHeader.LengthBytes
        && start[SafetensorsHeader.LengthBytes] is (byte)'{'
        && BitConverter.ToUInt64(start) < 1UL << 40;

    /// <summary>Opens the file whose bytes these are.</summary>
    public static SafetensorsFile Open(FileBytes bytes) => new(bytes, SafetensorsHeader.Read(bytes));

    /// <inheritdoc/>
    public override void Read(IReadOnlyList<StoredTensor> tensors, Destination destination)
    {
        for (var i = 0; i < tensors.Count; i++)
            Read(tensors[i], destination(i));
    }

    /// <inheritdoc/>
    public override void Read(StoredTensor tensor, Span<byte> destination) => Bytes.Read(((SafetensorsTensor)tensor).Offset, destination, tensor.Name);
}
