using System.Runtime.InteropServices;

namespace EffNet.Tests;

/// <summary>
/// Counts the bytes that libtorch has allocated from glibc. Resident memory depends on what the operating system pages out and on the free ends of heaps, so it differs from run to
/// run.
/// </summary>
internal static class NativeHeap
{
    /// <summary>Gets a value that indicates whether the bytes can be measured, which requires glibc 2.33 or later.</summary>
    public static bool IsMeasurable { get; } =
        OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out var glibc) && NativeLibrary.TryGetExport(glibc, "mallinfo2", out _);

    /// <summary>Gets the allocated bytes that are not free, on the heaps of all threads and outside the heaps.</summary>
    public static long BytesInUse
    {
        get
        {
            var information = Read();
            return (long)(information.BytesInHeaps + information.BytesMapped);
        }
    }

    [DllImport("libc.so.6", EntryPoint = "mallinfo2")]
    private static extern Information Read();

    /// <summary>glibc's <c>struct mallinfo2</c>, member by member.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Information
    {
        public readonly nuint Arena;
        public readonly nuint FreeChunks;
        public readonly nuint FastChunks;
        public readonly nuint MappedRegions;
        public readonly nuint BytesMapped;
        public readonly nuint MostAllocated;
        public readonly nuint FastBytes;
        public readonly nuint BytesInHeaps;
        public readonly nuint FreeBytes;
        public readonly nuint KeptAtTop;
    }
}
