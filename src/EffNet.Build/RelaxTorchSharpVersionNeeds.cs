using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace EffNet.Build;

/// <summary>
/// Lets TorchSharp's native library load where libstdc++ is older than the one it was linked with (Debian 12, Ubuntu 22.04, RHEL 9).
/// It is a build step and not a fix at run time because the loader reads the requirement before any code of the program can act on it.
/// </summary>
/// <remarks>
/// libLibTorchSharp.so 0.107.0 asks for GLIBCXX_3.4.32 on account of one symbol, <c>std::ios_base_library_init()</c>, that no relocation
/// refers to. The &lt;iostream&gt; header of GCC 13 and later names it so that a program never meets a libstdc++ that leaves it to the
/// program to set up the standard streams. The library uses none of those streams, and the libtorch it needs sets them up itself.
/// </remarks>
public sealed class RelaxTorchSharpVersionNeeds : Task
{
    private const string Version = "GLIBCXX_3.4.32";
    private const string WarningCode = "EFNB001";

    /// <summary>
    /// The copies to change, named by the targets and not found by the task, so that nothing outside the output can be meant.
    /// </summary>
    [Required]
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>
    /// Never fails the build: the program still works on a newer Linux and on every other system, so a file that cannot be changed is
    /// worth a warning only.
    /// </summary>
    /// <returns>Always true.</returns>
    public override bool Execute()
    {
        var changed = Files.Select(file => file.GetMetadata("FullPath")).Where(Relax).ToList();
        if (changed.Count > 0)
        {
            Log.LogMessage(
                MessageImportance.Normal,
                "EffNet changed {0}, so that TorchSharp loads on Linux systems whose C++ library is older than GCC 13's: its requirement {1} is now weak. To leave the file as TorchSharp ships it, set EffNetRelaxTorchSharpVersionNeeds to false.",
                string.Join(", ", changed),
                Version);
        }

        return true;
    }

    private bool Relax(string path)
    {
        try
        {
            var image = File.ReadAllBytes(path);
            if (ElfVersionNeeds.MakeWeak(image, Version) != PatchResult.Patched)
                return false;
            LinkSafeFile.Replace(path, image);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Warn(path, exception.Message);
            return false;
        }
    }

    private void Warn(string path, string reason) => Log.LogWarning(
        subcategory: null,
        WarningCode,
        helpKeyword: null,
        file: path,
        lineNumber: 0,
        columnNumber: 0,
        endLineNumber: 0,
        endColumnNumber: 0,
        "The requirement for {0} could not be relaxed, so TorchSharp will not load from this copy on a Linux with an older libstdc++ " +
        "(Debian 12, Ubuntu 22.04, RHEL 9). Make the file writable, close the programs that use it, and build again; or, if the " +
        "program never runs there, set the property EffNetRelaxTorchSharpVersionNeeds to false. Reason: {1}",
        Version,
        reason);
}
