using System.Runtime.InteropServices;

namespace EffNet.Tests;

/// <summary>
/// The memory that libtorch has from glibc. Resident memory would not do: <c>malloc_trim</c> gives back no free end of a thread's own heap, so that tens of megabytes remain or do
/// not as the heap happens to lie.
/// </summary>
internal static class NativeHeap
{
    /// <summary>Whether it can be measured: glibc has it from version 2.33 on.</summary>
    public static bool IsMeasurable { get; } =
        OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out var glibc) && NativeLibrary.TryGetExport(glibc, "mallinfo2", out _);

    /// <summary>What is allocated now and not free, in bytes, on the heaps of all threads and outside them.</summary>
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
