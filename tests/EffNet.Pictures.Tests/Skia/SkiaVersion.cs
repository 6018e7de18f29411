using System.Reflection;
using System.Runtime.InteropServices;
using EffNet.Weights;

namespace EffNet.Pictures.Tests.Skia;

/// <summary>A version of SkiaSharp that an application can use.</summary>
internal sealed record SkiaVersion(string Version, string Framework)
{
    /// <summary>Gets the path of its assembly in the packages folder.</summary>
    public string Assembly => Path.Combine(Packages, "skiasharp", Version, "lib", Framework, "SkiaSharp.dll");

    /// <summary>Gets the path of its native library for this machine.</summary>
    public string Native => Path.Combine(NativePackage, "runtimes", Platform, "native", NativeName);

    /// <summary>Gets the paths that <see cref="Native"/> has below a program's folder.</summary>
    public static string NativeInOutput => Path.Combine("runtimes", Platform, "native", NativeName);

    private static string Packages => Metadata("Packages");

    private string NativePackage => Path.Combine(Packages, $"skiasharp.nativeassets.{NativeAssets}", Version);

    private static string NativeAssets => OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "macos" : "linux.nodependencies";

    private static string Platform =>
        OperatingSystem.IsMacOS() ? "osx" : $"{(OperatingSystem.IsWindows() ? "win" : "linux")}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    private static string NativeName => OperatingSystem.IsWindows() ? "libSkiaSharp.dll" : OperatingSystem.IsMacOS() ? "libSkiaSharp.dylib" : "libSkiaSharp.so";

    /// <summary>Gets a value that the project wrote into this assembly.</summary>
    public static string Metadata(string key) =>
        typeof(SkiaVersion).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
