namespace EffNet.Build;

/// <summary>
/// What became of one image. Only <see cref="Patched"/> means that bytes changed, so that a caller knows when a file need not be
/// written at all; the other values are told apart because "nothing to do" has reasons that read differently in a test or a log.
/// </summary>
internal enum PatchResult
{
    /// <summary>Not a 64-bit little-endian ELF file, so the layout this step knows does not apply to it.</summary>
    NotElf,

    /// <summary>An ELF file that does not ask for the version: an older or newer build of the library that needs no help.</summary>
    NotNeeded,

    /// <summary>The version is asked for weakly already: an earlier build did the work, or the linker did.</summary>
    AlreadyWeak,

    /// <summary>The flags of the one requirement were changed in the image.</summary>
    Patched,
}
