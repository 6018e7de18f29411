using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace EffNet.Build;

/// <summary>
/// Lets TorchSharp's native library load on systems with a libstdc++ older than that of the build machine of TorchSharp (Debian 12, Ubuntu 22.04, RHEL 9). This is a build
/// step, because the loader checks the requirement before any code of the program runs.
/// </summary>
/// <remarks>
/// libLibTorchSharp.so 0.107.0 requires GLIBCXX_3.4.32 because of one symbol, <c>std::ios_base_library_init()</c>, which no relocation refers to. The
/// &lt;iostream&gt; header of GCC 13 and later references it so that a program does not run with a libstdc++ that requires the program to initialize the
/// standard streams. The library does not use these streams, and the libtorch that it requires initializes them itself.
/// </remarks>
public sealed class RelaxTorchSharpVersionNeeds : Task
{
    private const string Version = "GLIBCXX_3.4.32";
    private const string WarningCode = "EFNB001";

    /// <summary>Gets or sets the files to change. The targets pass only files of the output, so the task does not change other files.</summary>
    [Required]
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>
    /// Changes the files. The task never fails the build. A file that cannot be changed causes only a warning, because the program still works on newer Linux
    /// systems and on all other systems.
    /// </summary>
    /// <returns>Always <see langword="true"/>.</returns>
    public override bool Execute()
    {
        var changed = Files.Select(file => file.GetMetadata("FullPath")).Where(Relax).ToList();
        if (changed.Count > 0)
        {
            Log.LogMessage(
                MessageImportance.Normal,
                "EffNet changed {0}, so that TorchSharp loads on Linux systems with a C++ library older than that of GCC 13: the file's requirement {1} is now weak. "
                + "To leave the file as TorchSharp ships it, set EffNetRelaxTorchSharpVersionNeeds to false.",
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
        "The requirement for {0} could not be relaxed, so TorchSharp will not load from this copy on Linux systems with an older libstdc++ " +
        "(Debian 12, Ubuntu 22.04, RHEL 9). Make the file writable, close the programs that use it, and build again. If the " +
        "program never runs on such a system, set the property EffNetRelaxTorchSharpVersionNeeds to false instead. Reason: {1}",
        Version,
        reason);
}
