using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace EffNet.Inference.Saving;

/// <summary>A file as memory that can be read. The operating system reads it when it is used, and processes share it.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly SafeMemoryMappedViewHandle _view;
    private int _isDisposed;

    /// <summary>Maps a file.</summary>
    /// <param name="path">The file, which is not empty.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public MappedFile(string path)
    {
        Length = new FileInfo(path).Length;
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        using var accessor = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _view = accessor.SafeMemoryMappedViewHandle;
        byte* first = null;
        // The view lives until the pointer is released.
        _view.AcquirePointer(ref first);
        Pointer = first;
    }

    /// <summary>Gets the first byte.</summary>
    public byte* Pointer { get; }

    /// <summary>Gets the number of bytes.</summary>
    public long Length { get; }

    /// <summary>Ends the use of the memory.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        _view.ReleasePointer();
        _file.Dispose();
    }
}
