namespace EffNet.Build;

/// <summary>
/// Specifies the result of a change to an image. The image changed only if the result is <see cref="Patched"/>; otherwise, the file need not be written. The
/// other values specify the reason, for tests and logs.
/// </summary>
internal enum PatchResult
{
    /// <summary>The file is not a 64-bit little-endian ELF file, so its layout is not supported.</summary>
    NotElf,

    /// <summary>The ELF file does not require the version, as in older or newer builds of the library.</summary>
    NotNeeded,

    /// <summary>The version need is already weak, because of an earlier build or the linker.</summary>
    AlreadyWeak,

    /// <summary>The flags of the version need were changed in the image.</summary>
    Patched,
}
