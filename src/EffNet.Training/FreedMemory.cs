using System.Runtime.InteropServices;

namespace EffNet.Training;

/// <summary>What the C library does with memory that libtorch frees.</summary>
public static partial class FreedMemory
{
    // malloc.h of the GNU C library.
    private const int TrimThreshold = -1;
    private const int MaximumOfMappings = -4;
    private const int MaximumOfArenas = -8;

    /// <summary>
    /// Makes glibc keep freed memory for the next step instead of returning it to the system. A training step takes and frees about one gigabyte in large blocks, and each page that
    /// comes anew from the system costs a fault. How much time this saves depends on the network and on the system, and can be nothing. The process keeps the most memory that it ever used.
    /// </summary>
    /// <remarks>
    /// The setting is of the whole process, so libraries do not change it: call this at the beginning of the program, before other threads allocate. It is equal to the environment
    /// variables <c>MALLOC_ARENA_MAX=1</c>, <c>MALLOC_MMAP_MAX_=0</c> and <c>MALLOC_TRIM_THRESHOLD_=2147483647</c>.
    /// </remarks>
    /// <returns><see langword="true"/> if it was set; <see langword="false"/> on systems without glibc, where nothing changes.</returns>
    public static bool Keep()
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            return SetAllocator(MaximumOfArenas, 1) == 1 && SetAllocator(MaximumOfMappings, 0) == 1 && SetAllocator(TrimThreshold, int.MaxValue) == 1;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport("libc.so.6", EntryPoint = "mallopt")]
    private static partial int SetAllocator(int parameter, int value);
}
