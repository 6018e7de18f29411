namespace EffNet.Cli;

/// <summary>The files that paths lead to.</summary>
internal static class TargetPath
{
    /// <summary>Returns the full path of a file, or of the file that a link of this name leads to.</summary>
    /// <param name="path">The path. Nothing needs to be there.</param>
    public static string Of(string path) => new FileInfo(path).LinkTarget is null ? Path.GetFullPath(path) : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
}
