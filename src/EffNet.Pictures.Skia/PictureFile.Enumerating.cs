using System.IO.Enumeration;

namespace EffNet.Pictures;

/// <content>Finds pictures in folders.</content>
public static partial class PictureFile
{
    /// <summary>What torchvision's <c>ImageFolder</c> takes for pictures: some of them cannot be read here, which is better said of each than passed over.</summary>
    private static readonly HashSet<string> s_endings =
        new([".jpg", ".jpeg", ".png", ".ppm", ".bmp", ".pgm", ".tif", ".tiff", ".webp"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Nothing is passed over by .NET's rules, which differ between systems.</summary>
    private static readonly EnumerationOptions s_everything = new() { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>
    /// All files below a folder that are called like pictures, in the order of their paths from there, written with <c>/</c>, character by character: the same on every machine.
    /// Hidden files and folders (those that begin with a period) are left out, and so are folders that are links, which could lead in circles. The folder itself may be a link, and
    /// files may.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Paths that begin with <paramref name="folder"/>.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be looked through; its pictures would be missing without a word otherwise.</exception>
    public static IReadOnlyList<string> EnumerateFiles(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder '{folder}'.");
        try
        {
            string[] files = [.. Below(folder)];
            Array.Sort(Array.ConvertAll(files, file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/')), files, StringComparer.Ordinal);
            return files;
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new UnauthorizedAccessException($"{problem.Message} Allow it, move it out of '{folder}', or hide it with a period before its name.", problem);
        }
    }

    private static FileSystemEnumerable<string> Below(string folder) => new(folder, (ref entry) => entry.ToSpecifiedFullPath(), s_everything)
    {
        ShouldIncludePredicate = (ref entry) => !entry.IsDirectory && !IsHidden(entry.FileName) && s_endings.Contains(Path.GetExtension(entry.FileName).ToString()),
        ShouldRecursePredicate = (ref entry) => !IsHidden(entry.FileName) && !IsLink(ref entry),
    };

    private static bool IsHidden(ReadOnlySpan<char> name) => name is ['.', ..];

    /// <summary>Windows marks other things as it marks links, folders of its cloud among them; only links lead elsewhere.</summary>
    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && entry.ToFileSystemInfo().LinkTarget is not null;
}
