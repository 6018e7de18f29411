using System.Buffers;
using System.Collections.ObjectModel;

namespace EffNet.Weights;

/// <summary>An open file with weights: what is in it is known and has been checked, and is read when asked for.</summary>
internal abstract class WeightFile(FileBytes bytes) : IDisposable
{
    /// <summary>Gives the memory that a tensor's elements are written to, in row-major order.</summary>
    /// <param name="index">The tensor's place in the list that was asked for.</param>
    public delegate Span<byte> Destination(int index);

    /// <summary>Gets its format.</summary>
    public abstract WeightFormat Format { get; }

    /// <summary>Gets the dictionaries of tensors in it, in its order; at least one.</summary>
    public abstract IReadOnlyList<TensorTable> Tables { get; }

    /// <summary>Gets texts by name that whoever wrote the file put beside the tensors: what safetensors calls <c>__metadata__</c>; empty if there are none.</summary>
    public virtual IReadOnlyDictionary<string, string> Metadata => ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Gets what a user of the weights must know; empty for most files.</summary>
    public virtual IReadOnlyList<string> Warnings => [];

    /// <summary>Gets the file's path.</summary>
    public string Path => Bytes.Path;

    /// <summary>Gets the bytes.</summary>
    protected FileBytes Bytes { get; } = bytes;

    /// <summary>Opens a file of any format; its content decides which.</summary>
    /// <exception cref="WeightFileException">It has no such format, or is corrupt.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static WeightFile Open(string path) => OpenBytes(FileBytes.Open(path));

    /// <summary>Opens a file of any format; its content decides which.</summary>
    /// <param name="bytes">The file's bytes; disposed with the result, or if this throws.</param>
    /// <exception cref="WeightFileException">It has no such format, or is corrupt.</exception>
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

    /// <summary>Reads tensors; each part of the file that holds some of them is read once.</summary>
    /// <param name="tensors">Tensors of <see cref="Tables"/>, of supported types.</param>
    /// <param name="destination">Where each goes: memory of exactly its length.</param>
    /// <exception cref="WeightFileException">The bytes are not what the file says they are.</exception>
    public abstract void Read(IReadOnlyList<StoredTensor> tensors, Destination destination);

    /// <summary>Reads a tensor.</summary>
    /// <param name="tensor">A tensor of <see cref="Tables"/>, of a supported type.</param>
    /// <param name="destination">Receives its elements: memory of exactly its length.</param>
    /// <exception cref="WeightFileException">The bytes are not what the file says they are.</exception>
    public virtual void Read(StoredTensor tensor, Span<byte> destination)
    {
        // Archives write to memory that they ask for, and a span cannot be handed out later.
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

    /// <summary>An error in a tensor of this file.</summary>
    public WeightFileException Problem(string entry, string problem) => Bytes.Problem(entry, null, problem);

    /// <summary>The dictionary with the most tensors: the network's in what training programs write, where one is needed before a network is there to compare with.</summary>
    public TensorTable Largest => Tables.MaxBy(t => t.Tensors.Count)!;

    /// <inheritdoc/>
    public virtual void Dispose() => Bytes.Dispose();
}
