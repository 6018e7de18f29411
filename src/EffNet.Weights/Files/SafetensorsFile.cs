namespace EffNet.Weights;

/// <summary>A safetensors file. Only the bytes of requested tensors are read.</summary>
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

    /// <summary>
    /// Returns <see langword="true"/> if a file begins with a plausible length and a JSON header; otherwise, <see langword="false"/>.
    /// </summary>
    public static bool Recognizes(ReadOnlySpan<byte> start) =>
        start.Length > SafetensorsHeader.LengthBytes
        && start[SafetensorsHeader.LengthBytes] is (byte)'{'
        && BitConverter.ToUInt64(start) < 1UL << 40;

    /// <summary>Opens a file.</summary>
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
