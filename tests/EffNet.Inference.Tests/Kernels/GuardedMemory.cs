using System.Runtime.InteropServices;

namespace EffNet.Inference.Tests.Kernels;

/// <summary>
/// Numbers between two pages that cannot be accessed: a kernel that reads or writes beyond the numbers ends the process. The numbers begin right after the first page or end right
/// before the second page. On systems without the functions of Unix, they are in normal memory.
/// </summary>
internal sealed unsafe partial class GuardedMemory : IDisposable
{
    private const int Page = 64 * 1024;
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;

    private readonly void* _start;
    private readonly nuint _size;

    /// <summary>Allocates memory.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="atEnd">true if the memory ends right before the second page; false if it begins right after the first page.</param>
    public GuardedMemory(ReadOnlySpan<float> numbers, bool atEnd)
    {
        var bytes = (nuint)numbers.Length * sizeof(float);
        var data = (bytes + Page - 1) / Page * Page;
        _size = data + (2 * Page);
        Count = numbers.Length;
        if (IsGuarded)
        {
            _start = Map(null, _size, ReadWrite, PrivateAnonymous, -1, 0);
            if (Protect(_start, Page, 0) != 0 || Protect((byte*)_start + Page + data, Page, 0) != 0)
                throw new InvalidOperationException("The pages cannot be protected.");
        }
        else
        {
            _start = NativeMemory.AlignedAlloc(_size, Page);
        }

        Pointer = (float*)((byte*)_start + Page + (atEnd ? data - bytes : 0));
        numbers.CopyTo(new Span<float>(Pointer, numbers.Length));
    }

    /// <summary>Gets the first number.</summary>
    public float* Pointer { get; }

    /// <summary>Gets the number of elements.</summary>
    public int Count { get; }

    private static bool IsGuarded => OperatingSystem.IsLinux();

    /// <summary>Returns the numbers.</summary>
    public float[] ToArray() => new Span<float>(Pointer, Count).ToArray();

    public void Dispose()
    {
        if (IsGuarded)
            _ = Unmap(_start, _size);
        else
            NativeMemory.AlignedFree(_start);
    }

    [LibraryImport("libc", EntryPoint = "mmap")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void* Map(void* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Protect(void* address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Unmap(void* address, nuint length);
}
