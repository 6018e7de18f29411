using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace EffNet.Inference.Saving;

/// <summary>A file that is mapped into memory for reading. The operating system loads it on access, and processes share it.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly SafeMemoryMappedViewHandle _view;
    private int _isDisposed;

    /// <summary>Maps a file.</summary>
    /// <param name="path">The file to map. It must not be empty.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public MappedFile(string path)
    {
        Length = new FileInfo(path).Length;
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        using var accessor = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _view = accessor.SafeMemoryMappedViewHandle;
        byte* first = null;
        // The view remains mapped until the pointer is released.
        _view.AcquirePointer(ref first);
        Pointer = first;
    }

    /// <summary>Gets the address of the first byte.</summary>
    public byte* Pointer { get; }

    /// <summary>Gets the number of bytes.</summary>
    public long Length { get; }

    /// <summary>Releases the memory.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        _view.ReleasePointer();
        _file.Dispose();
    }
}
