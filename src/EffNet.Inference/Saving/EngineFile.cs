using System.IO.Hashing;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using EffNet.Inference.Execution;
using EffNet.Inference.Fusion;
using EffNet.Networks;
using EffNet.Networks.Data;
using EffNet.Weights;

namespace EffNet.Inference.Saving;

/// <summary>
/// A file of a saved engine: the network, information about its weights, and the packed weights. The file is mapped into memory instead of being read, so that
/// processes on one machine share it. The order of the weights is the same for all widths of vectors, so they do not have to be packed again on another
/// processor.
/// </summary>
/// <remarks>
/// All numbers are little-endian. The file begins with <see cref="Magic"/>, the version, the length of the header, the SHA-256 of the header, and the XXH3 of the
/// weights (64 bits), which detects accidental changes but not attacks. The header has the network in the format of <see cref="NetworkData"/>, the metadata as a
/// JSON object, and for each layer with weights its path, whether they have half precision, and the numbers of weights and biases. The weights and the biases of
/// each layer follow in this order, each padded with zeros to a multiple of <see cref="NativeBuffer.Alignment"/> bytes.
/// </remarks>
internal sealed unsafe class EngineFile : IDisposable
{
    private const int Version = 1;
    private const int HashSize = SHA256.HashSizeInBytes;
    private const int FixedSize = 8 + (2 * sizeof(int)) + HashSize + sizeof(ulong);
    private const string StreamName = "the stream";

    private readonly string _path;
    private readonly IDisposable _memory;
    private readonly EngineFileHead _head;
    private readonly byte* _weights;

    private EngineFile(string path, IDisposable memory, byte* first, long length)
    {
        (_path, _memory) = (path, memory);
        try
        {
            _head = ReadHead(path, first, length);
        }
        catch
        {
            memory.Dispose();
            throw;
        }

        _weights = first + Align(FixedSize + _head.Length);
    }

    /// <summary>Gets the network, at its declared size.</summary>
    public Network Network => _head.Network;

    /// <summary>Gets the information about the weights.</summary>
    public WeightsInfo Info => _head.Info;

    /// <summary>Gets the bytes at the beginning of the file. The line ending shows whether the file was converted as text.</summary>
    private static ReadOnlySpan<byte> Magic => "EFFNET\r\n"u8;

    /// <summary>Returns <see langword="true"/> if a file is a saved engine; otherwise, <see langword="false"/>.</summary>
    /// <param name="path">The file to examine.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static bool IsOne(string path)
    {
        using var file = FileBytes.Open(path);
        if (file.Length < Magic.Length)
            return false;
        Span<byte> start = stackalloc byte[8];
        file.Read(0, start, entry: null);
        return start.SequenceEqual(Magic);
    }

    /// <summary>
    /// Returns <see langword="true"/> if a stream has a saved engine at its position; otherwise, <see langword="false"/>. The position is restored.
    /// </summary>
    /// <param name="stream">The stream, which must be seekable.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static bool IsOne(Stream stream)
    {
        Span<byte> start = stackalloc byte[8];
        var position = stream.Position;
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = position;
        return start[..read].SequenceEqual(Magic);
    }

    /// <summary>Writes a file. If writing fails, the file is not created or changed.</summary>
    /// <param name="path">The file to write. An existing file is replaced.</param>
    /// <param name="network">The network.</param>
    /// <param name="info">The information about the weights.</param>
    /// <param name="weights">The weights.</param>
    public static void Write(string path, FusedNetwork network, WeightsInfo info, EngineWeights weights)
    {
        var layers = EngineWeights.LayersOf(network).Select(l => (l.Path, Packed: weights.Of(l.Path))).ToList();
        var head = EngineFileHead.Write(network.Network, info, layers.Select(l => new EngineFileLayer(l.Path, l.Packed.IsHalf, l.Packed.Weights.Count, l.Packed.Bias.Count)));
        var buffers = layers.SelectMany(l => new[] { l.Packed.Weights, l.Packed.Bias }).ToList();
        var hash = new XxHash3();
        foreach (var buffer in buffers)
            ForEachPart(buffer, hash.Append);
        AtomicFile.Write(path, stream =>
        {
            using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
            writer.Write(Magic);
            writer.Write(Version);
            writer.Write(head.Length);
            writer.Write(SHA256.HashData(head));
            writer.Write(hash.GetCurrentHashAsUInt64());
            writer.Write(head);
            writer.Write(new byte[Align(FixedSize + head.Length) - (FixedSize + head.Length)]);
            foreach (var buffer in buffers)
                ForEachPart(buffer, writer.Write);
        });
    }

    /// <summary>Opens a saved engine in a file.</summary>
    /// <param name="path">The file to open.</param>
    /// <exception cref="WeightFileException">The file is not a saved engine, was written by another version, or is corrupt.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static EngineFile Open(string path)
    {
        var file = new MappedFile(path);
        return new EngineFile(path, file, file.Pointer, file.Length);
    }

    /// <summary>
    /// Opens a saved engine in a resource. On X86, X64, Arm64 and WebAssembly the resource is used in place: compilers store resources at any address
    /// (NativeAOT) or at multiples of four (C#), and these processors can read unaligned numbers and vectors. Other processors get a copy.
    /// </summary>
    /// <param name="stream">The stream of the resource. It is not needed after the call.</param>
    /// <param name="assembly">The assembly with the resource. It is kept loaded.</param>
    /// <param name="name">The name of the resource, for messages.</param>
    /// <exception cref="WeightFileException">The resource is not a saved engine, was written by another version, or is corrupt.</exception>
    public static EngineFile OpenResource(Stream stream, Assembly assembly, string name) =>
        stream is UnmanagedMemoryStream memory && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.X86 or Architecture.Arm64 or Architecture.Wasm
            ? new EngineFile(name, new LoadedAssembly(assembly), memory.PositionPointer, memory.Length - memory.Position)
            : Read(stream, name);

    /// <summary>Reads a saved engine from a stream to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="name">The name of the stream, for messages.</param>
    /// <exception cref="WeightFileException">The stream is not a saved engine, was written by another version, or is corrupt.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static EngineFile Read(Stream stream, string name = StreamName)
    {
        using var bytes = StreamBytes.Of(stream);
        var memory = new NativeBuffer((bytes.Length + sizeof(float) - 1) / sizeof(float));
        try
        {
            const int Part = 1 << 30;
            for (var offset = 0L; offset < bytes.Length; offset += Part)
                bytes.Read(offset, new Span<byte>((byte*)memory.Pointer + offset, (int)Math.Min(Part, bytes.Length - offset)), entry: null);
        }
        catch
        {
            memory.Dispose();
            throw;
        }

        return new EngineFile(name, memory, (byte*)memory.Pointer, bytes.Length);
    }

    /// <summary>Returns the weights of a network that is equal to the network of the file. The file must not be disposed while they are used.</summary>
    /// <param name="network">The network.</param>
    /// <param name="asHalves"><see langword="true"/> if weights of dense layers are rounded to half precision if they are not already.</param>
    /// <exception cref="WeightFileException">The file has weights for other layers.</exception>
    /// <exception cref="ArgumentException">A weight is beyond the range of half precision.</exception>
    public EngineWeights Weights(FusedNetwork network, bool asHalves)
    {
        var layers = network.Layers.Where(l => PackedLayout.LeastWeightsOf(l) > 0).ToList();
        if (layers.Count != _head.Layers.Count)
        {
            throw Corrupt(
                _path,
                FormattableString.Invariant($"it has weights for {_head.Layers.Count} layers; expected {layers.Count}. ")
                + "The engine was probably saved with other outputs. Create an engine from a file of weights and save it again");
        }

        var packed = new Dictionary<string, PackedConvolution>(StringComparer.Ordinal);
        var place = _weights;
        foreach (var (layer, stored) in layers.Zip(_head.Layers))
        {
            // Check this before computing the layout, whose size depends on the layer, because the file can be wrong or malicious.
            var path = layer.Node.Path!;
            if (stored.Path != path || PackedLayout.LeastWeightsOf(layer) > stored.WeightCount || packed.ContainsKey(path))
                throw WrongLayer(path);
            var layout = PackedLayout.Of(layer)!;
            if (stored.WeightCount != layout.WeightCount || stored.BiasCount != layout.BiasCount || (stored.IsHalf && !layout.IsDense))
                throw WrongLayer(path);
            var weights = new NativeBuffer(place, stored.WeightCount, stored.IsHalf);
            place += Align(weights.Bytes);
            var bias = new NativeBuffer(place, stored.BiasCount, isHalf: false);
            place += Align(bias.Bytes);
            var own = new PackedConvolution(weights, bias, layout.Blocks);
            packed.Add(path, asHalves && layout.IsDense && !stored.IsHalf ? ConvolutionPacking.Halve(own, path) : own);
        }

        return new EngineWeights(packed, this);
    }

    /// <summary>
    /// Throws an exception if the network of the file differs from the expected network in more than the number of classes and the size of the images.
    /// </summary>
    /// <param name="expected">The expected network.</param>
    /// <exception cref="WeightFileException">The networks differ.</exception>
    public void Check(Network expected)
    {
        if (expected.ClassCount == 0 && Network.ClassCount > 0)
        {
            throw new WeightFileException(
                _path,
                null,
                null,
                FormattableString.Invariant($"the engine in the file has {Network.ClassCount} classes; expected a network without classes. ")
                + "To use the network of the file, call InferenceEngine.Load(path)");
        }

        var same = expected.With(classCount: Network.ClassCount, height: Network.Input.Height, width: Network.Input.Width);
        if (NetworkData.Write(same) == NetworkData.Write(Network))
            return;
        var name = Info.Network is { } known ? $"'{DisplayName.Of(known)}', " : string.Empty;
        throw new WeightFileException(
            _path,
            null,
            null,
            FormattableString.Invariant($"the engine in the file has another network: {name}{Network.Parameters:N0} parameters; expected {same.Parameters:N0} parameters. ")
            + "To use the network of the file, call InferenceEngine.Load(path)");
    }

    /// <summary>Releases the memory.</summary>
    public void Dispose() => _memory.Dispose();

    private static long Align(long offset) => (offset + NativeBuffer.Alignment - 1) / NativeBuffer.Alignment * NativeBuffer.Alignment;

    private WeightFileException WrongLayer(string path) => new(
        _path,
        path,
        null,
        "the weights do not fit this layer: the file is corrupt, or was saved by a version of EffNet that fuses layers differently. "
        + "Create an engine from a file of weights and save it again");

    private static WeightFileException Corrupt(string path, string problem) => new(path, null, null, problem);

    /// <summary>Calls an action for the bytes of a buffer and the zeros after it.</summary>
    private static void ForEachPart(NativeBuffer buffer, PartAction action)
    {
        for (var offset = 0L; offset < buffer.Bytes; offset += int.MaxValue)
            action(new ReadOnlySpan<byte>((byte*)buffer.Pointer + offset, (int)Math.Min(int.MaxValue, buffer.Bytes - offset)));
        action(new byte[Align(buffer.Bytes) - buffer.Bytes]);
    }

    private static EngineFileHead ReadHead(string path, byte* first, long length)
    {
        if (length < FixedSize || !new ReadOnlySpan<byte>(first, Magic.Length).SequenceEqual(Magic))
            throw Corrupt(path, "it is not a saved engine, or it is truncated");
        var start = new ReadOnlySpan<byte>(first, FixedSize);
        var (version, headLength) = (BitConverter.ToInt32(start[8..]), BitConverter.ToInt32(start[12..]));
        if (version != Version || !BitConverter.IsLittleEndian)
        {
            throw Corrupt(
                path,
                $"it has format version {version}; expected version {Version}, on a little-endian processor. Create an engine from a file of weights and save it again");
        }

        if (headLength < 0 || headLength > length - FixedSize)
            throw Corrupt(path, "it is truncated");
        var bytes = new ReadOnlySpan<byte>(first + FixedSize, headLength);
        if (!SHA256.HashData(bytes).AsSpan().SequenceEqual(start.Slice(16, HashSize)))
            throw Corrupt(path, "it is corrupt: the hash of the header does not match");
        var head = EngineFileHead.Read(bytes, path);
        var end = Align(FixedSize + (long)headLength);
        foreach (var layer in head.Layers)
            end += Align(layer.WeightBytes) + Align(layer.BiasBytes);
        if (end != length)
            throw Corrupt(path, FormattableString.Invariant($"it has {length} bytes; expected {end}. It is truncated, or something was appended"));
        if (HashOf(first + Align(FixedSize + headLength), first + length) != BitConverter.ToUInt64(start[^sizeof(ulong)..]))
            throw Corrupt(path, "it is corrupt: the hash of the weights does not match");
        return head;
    }

    private static ulong HashOf(byte* first, byte* end)
    {
        var hash = new XxHash3();
        for (; first < end; first += Math.Min(int.MaxValue, end - first))
            hash.Append(new ReadOnlySpan<byte>(first, (int)Math.Min(int.MaxValue, end - first)));
        return hash.GetCurrentHashAsUInt64();
    }

    private delegate void PartAction(ReadOnlySpan<byte> part);
}
