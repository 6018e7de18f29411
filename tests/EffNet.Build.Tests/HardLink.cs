using System.ComponentModel;
using System.Runtime.InteropServices;

namespace EffNet.Build.Tests;

/// <summary>Creates hard links with functions of the operating system, because .NET 10 can create only symbolic links.</summary>
internal static partial class HardLink
{
    public static void Create(string link, string target)
    {
        var made = OperatingSystem.IsWindows() ? CreateHardLink(link, target, 0) : Link(target, link) == 0;
        if (!made)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string target, string link);

    [LibraryImport("kernel32", EntryPoint = "CreateHardLinkW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CreateHardLink(string link, string target, nint securityAttributes);
}
