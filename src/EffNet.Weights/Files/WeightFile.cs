using System.Buffers;
using System.Collections.ObjectModel;

namespace EffNet.Weights;

/// <summary>An open weight file. Its contents are listed and validated when it is opened, and tensors are read on request.</summary>
internal abstract class WeightFile(FileBytes bytes) : IDisposable
{
    /// <summary>Returns the memory to write the elements of a tensor to, in row-major order.</summary>
    /// <param name="index">The index of the tensor in the list that was requested.</param>
    public delegate Span<byte> Destination(int index);

    /// <summary>Gets the format.</summary>
    public abstract WeightFormat Format { get; }

    /// <summary>Gets the dictionaries of tensors in the order of the file; at least one.</summary>
    public abstract IReadOnlyList<TensorTable> Tables { get; }

    /// <summary>Gets the metadata as text values by name, which safetensors calls <c>__metadata__</c>; empty if there are none.</summary>
    public virtual IReadOnlyDictionary<string, string> Metadata => ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Gets warnings for users of the weights; empty for most files.</summary>
    public virtual IReadOnlyList<string> Warnings => [];

    /// <summary>Gets the path of the file.</summary>
    public string Path => Bytes.Path;

    /// <summary>Gets the bytes of the file.</summary>
    protected FileBytes Bytes { get; } = bytes;

    /// <summary>Opens a file. The format is detected from the content.</summary>
    /// <exception cref="WeightFileException">The file has an unsupported format, or is corrupt.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static WeightFile Open(string path) => OpenBytes(FileBytes.Open(path));

    /// <summary>Opens the bytes of a file. The format is detected from the content.</summary>
    /// <param name="bytes">The bytes of the file. They are disposed with the result, or when this method throws.</param>
    /// <exception cref="WeightFileException">The file has an unsupported format, or is corrupt.</exception>
    public static WeightFile OpenBytes(FileBytes bytes)
    {
        try
        {
            return FileFormat.Open(bytes);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <summary>Reads tensors. Each part of the file is read at most once.</summary>
    /// <param name="tensors">The tensors of <see cref="Tables"/> to read, of supported types.</param>
    /// <param name="destination">The function that returns the memory for each tensor, of exactly its size.</param>
    /// <exception cref="WeightFileException">The bytes do not match the description in the file.</exception>
    public abstract void Read(IReadOnlyList<StoredTensor> tensors, Destination destination);

    /// <summary>Reads a tensor.</summary>
    /// <param name="tensor">The tensor of <see cref="Tables"/> to read, of a supported type.</param>
    /// <param name="destination">The span to fill, of exactly the tensor's size.</param>
    /// <exception cref="WeightFileException">The bytes do not match the description in the file.</exception>
    public virtual void Read(StoredTensor tensor, Span<byte> destination)
    {
        // Archives request the memory through a delegate, which cannot capture a span.
        var length = destination.Length;
        var bytes = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            Read([tensor], _ => bytes.AsSpan(0, length));
            bytes.AsSpan(0, length).CopyTo(destination);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Returns an exception for a problem in a tensor of this file.</summary>
    public WeightFileException Problem(string entry, string problem) => Bytes.Problem(entry, null, problem);

    /// <summary>
    /// Gets the dictionary with the most tensors. In the files of training programs, this is usually the dictionary of the network. It is used for messages if no
    /// location in the file was chosen.
    /// </summary>
    public TensorTable Largest => Tables.MaxBy(t => t.Tensors.Count)!;

    /// <inheritdoc/>
    public virtual void Dispose() => Bytes.Dispose();
}
