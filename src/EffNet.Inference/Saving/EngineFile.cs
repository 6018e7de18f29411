using System.IO.MemoryMappedFiles;
using System.Security.Cryptography;
using System.Text;
using EffNet.Inference.Execution;
using EffNet.Inference.Fusion;
using EffNet.Networks;
using EffNet.Networks.Data;
using EffNet.Weights;
using Microsoft.Win32.SafeHandles;

namespace EffNet.Inference.Saving;

/// <summary>
/// A file that holds an engine: the network, what is known of its weights, and the weights as the kernels read them. It is mapped into memory instead of being read, so that processes on one machine
/// share it. The order of the weights is the same for all widths of vectors: no processor has to pack them again.
/// </summary>
/// <remarks>
/// All numbers are little-endian. The file begins with <see cref="Magic"/>, the version, the length of the head, and its SHA-256. The head has the network in the format of <see cref="NetworkData"/>,
/// the metadata as a JSON object, and for each layer with weights its path, whether these are half-precision numbers, and how many weights and biases there are. Then come the weights and the biases
/// of each layer in this order, each beginning at a multiple of <see cref="NativeBuffer.Alignment"/> bytes, and nothing else.
/// </remarks>
internal sealed unsafe class EngineFile : IDisposable
{
    private const int Version = 1;
    private const int HashSize = SHA256.HashSizeInBytes;
    private const int FixedSize = 8 + (2 * sizeof(int)) + HashSize;

    private readonly string _path;
    private readonly MemoryMappedFile _file;
    private readonly SafeMemoryMappedViewHandle _view;
    private readonly EngineFileHead _head;
    private readonly byte* _first;

    private EngineFile(string path, MemoryMappedFile file, SafeMemoryMappedViewHandle view, EngineFileHead head, byte* first)
    {
        (_path, _file, _view, _head) = (path, file, view, head);
        _first = first;
    }

    /// <summary>Gets the network, at its declared size.</summary>
    public Network Network => _head.Network;

    /// <summary>Gets what is known of the weights.</summary>
    public WeightsInfo Info => _head.Info;

    /// <summary>Gets the bytes that every such file begins with. The line ends show whether the file was converted as a text.</summary>
    private static ReadOnlySpan<byte> Magic => "EFFNET\r\n"u8;

    /// <summary>Returns whether a file is one.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static bool IsOne(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[8];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(Magic);
    }

    /// <summary>Writes a file: a whole one, or none.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="network">The network.</param>
    /// <param name="info">What is known of the weights.</param>
    /// <param name="weights">The weights.</param>
    public static void Write(string path, FusedNetwork network, WeightsInfo info, EngineWeights weights)
    {
        var layers = EngineWeights.LayersOf(network).Select(l => (l.Path, Packed: weights.Of(l.Path))).ToList();
        var head = EngineFileHead.Write(network.Network, info, layers.Select(l => new EngineFileLayer(l.Path, l.Packed.IsHalf, l.Packed.Weights.Count, l.Packed.Bias.Count)));
        AtomicFile.Write(path, stream =>
        {
            using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
            writer.Write(Magic);
            writer.Write(Version);
            writer.Write(head.Length);
            writer.Write(SHA256.HashData(head));
            writer.Write(head);
            var written = FixedSize + head.LongLength;
            foreach (var buffer in layers.SelectMany(l => new[] { l.Packed.Weights, l.Packed.Bias }))
            {
                writer.Write(new byte[Align(written) - written]);
                written = Align(written) + buffer.Bytes;
                for (var offset = 0L; offset < buffer.Bytes; offset += int.MaxValue)
                    writer.Write(new ReadOnlySpan<byte>((byte*)buffer.Pointer + offset, (int)Math.Min(int.MaxValue, buffer.Bytes - offset)));
            }
        });
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="WeightFileException">It is not such a file, another version wrote it, or it is corrupt.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static EngineFile Open(string path)
    {
        var length = new FileInfo(path).Length;
        if (length < FixedSize)
            throw Corrupt(path, "it is not a saved engine, or it is cut off");
        var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        SafeMemoryMappedViewHandle? view = null;
        byte* first = null;
        try
        {
            using (var accessor = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read))
            {
                view = accessor.SafeMemoryMappedViewHandle;
                view.AcquirePointer(ref first);
            }

            return new EngineFile(path, file, view, ReadHead(path, first, length), first);
        }
        catch
        {
            if (first is not null)
                view!.ReleasePointer();
            file.Dispose();
            throw;
        }
    }

    /// <summary>Returns the weights of a network, which are those of the file's own network. The file must not be disposed while they are used.</summary>
    /// <param name="network">The network.</param>
    /// <param name="asHalves">Whether weights of dense layers are rounded to half precision, if they are not already.</param>
    /// <exception cref="WeightFileException">The file has weights for other layers.</exception>
    /// <exception cref="ArgumentException">A weight is beyond the range of half precision.</exception>
    public EngineWeights Weights(FusedNetwork network, bool asHalves)
    {
        var packed = new Dictionary<string, PackedConvolution>(StringComparer.Ordinal);
        var next = _head.Layers.GetEnumerator();
        var place = _first + Align(FixedSize + _head.Length);
        foreach (var (path, _, layout) in EngineWeights.LayersOf(network))
        {
            if (!next.MoveNext() || next.Current is not { } stored || stored.Path != path || stored.WeightCount != layout.WeightCount || stored.BiasCount != layout.BiasCount || (stored.IsHalf && !layout.IsDense))
                throw new WeightFileException(_path, path, null, "the file has no weights for this layer: it was saved from an engine with other outputs. Make the engine from a file of weights");
            var weights = new NativeBuffer(place, stored.WeightCount, stored.IsHalf);
            place += Align(weights.Bytes);
            var bias = new NativeBuffer(place, stored.BiasCount, isHalf: false);
            place += Align(bias.Bytes);
            var own = new PackedConvolution(weights, bias, layout.Blocks);
            packed.Add(path, asHalves && layout.IsDense && !stored.IsHalf ? ConvolutionPacking.Halve(own, path) : own);
        }

        return next.MoveNext()
            ? throw new WeightFileException(_path, next.Current.Path, null, "the file has weights for a layer that is not there: it was saved from an engine with other outputs. Make the engine from a file of weights")
            : new EngineWeights(packed, this);
    }

    /// <summary>Throws if the network of the file is not the one that is expected, apart from the number of classes and the size of the images.</summary>
    /// <param name="expected">The network that is expected.</param>
    /// <exception cref="WeightFileException">It is another one.</exception>
    public void Check(Network expected)
    {
        var same = expected.With(classCount: Network.ClassCount, height: Network.Input.Height, width: Network.Input.Width);
        if (NetworkData.Write(same) != NetworkData.Write(Network))
            throw new WeightFileException(_path, null, null, $"the engine in the file is of another network{(Info.Network is { } name ? $", '{name}'" : string.Empty)}");
    }

    /// <summary>Ends the use of the file.</summary>
    public void Dispose()
    {
        _view.ReleasePointer();
        _file.Dispose();
    }

    private static long Align(long offset) => (offset + NativeBuffer.Alignment - 1) / NativeBuffer.Alignment * NativeBuffer.Alignment;

    private static WeightFileException Corrupt(string path, string problem) => new(path, null, null, problem);

    private static EngineFileHead ReadHead(string path, byte* first, long length)
    {
        var start = new ReadOnlySpan<byte>(first, FixedSize);
        if (!start[..8].SequenceEqual(Magic))
            throw Corrupt(path, "it is not a saved engine");
        var (version, headLength) = (BitConverter.ToInt32(start[8..]), BitConverter.ToInt32(start[12..]));
        if (version != Version || !BitConverter.IsLittleEndian)
            throw Corrupt(path, $"it has version {version} of the format, and this library reads version {Version} on little-endian processors. Save the engine again, from a file of weights");
        if (headLength < 0 || headLength > length - FixedSize)
            throw Corrupt(path, "it is cut off");
        var bytes = new ReadOnlySpan<byte>(first + FixedSize, headLength);
        if (!SHA256.HashData(bytes).AsSpan().SequenceEqual(start[^HashSize..]))
            throw Corrupt(path, "it is corrupt: its head was changed");
        var head = EngineFileHead.Read(bytes, path);
        var end = FixedSize + (long)headLength;
        foreach (var layer in head.Layers)
            end = Align(Align(end) + layer.WeightBytes) + layer.BiasBytes;
        return end == length ? head : throw Corrupt(path, FormattableString.Invariant($"it has {length} bytes and should have {end}: it is cut off, or something was appended"));
    }
}
