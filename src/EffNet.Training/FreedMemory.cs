using System.Runtime.InteropServices;

namespace EffNet.Training;

/// <summary>Configures how the C library handles memory that libtorch frees.</summary>
public static partial class FreedMemory
{
    // malloc.h of the GNU C library.
    private const int TrimThreshold = -1;
    private const int MaximumMappings = -4;
    private const int MaximumArenas = -8;

    /// <summary>
    /// Makes glibc keep freed memory for the next step instead of returning it to the system. A training step allocates and frees about one gigabyte in large blocks, and each new
    /// page from the system causes a page fault. The time saved depends on the network and on the system and can be zero. The memory use of the process does not decrease below its
    /// peak.
    /// </summary>
    /// <remarks>
    /// The setting applies to the whole process. Call the method from an application, not from a library, at the beginning of the program, before other threads allocate memory.
    /// It has the same effect as the environment variables <c>MALLOC_ARENA_MAX=1</c>, <c>MALLOC_MMAP_MAX_=0</c> and <c>MALLOC_TRIM_THRESHOLD_=2147483647</c>.
    /// </remarks>
    /// <returns><see langword="true"/> if glibc accepted the setting; otherwise, <see langword="false"/>, for example on systems without glibc.</returns>
    public static bool Keep()
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            return SetAllocator(MaximumArenas, 1) == 1 && SetAllocator(MaximumMappings, 0) == 1 && SetAllocator(TrimThreshold, int.MaxValue) == 1;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport("libc.so.6", EntryPoint = "mallopt")]
    private static partial int SetAllocator(int parameter, int value);
}
