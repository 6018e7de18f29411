using System.IO.Enumeration;

namespace EffNet.Pictures;

/// <content>Finds pictures in folders.</content>
public static partial class PictureFile
{
    /// <summary>
    /// The extensions of pictures, which are those of torchvision's <c>ImageFolder</c>. Some of these formats cannot be read here. Such files are listed nevertheless, so that
    /// reading them throws an exception instead of silently leaving them out.
    /// </summary>
    private static readonly HashSet<string> s_endings =
        new([".jpg", ".jpeg", ".png", ".ppm", ".bmp", ".pgm", ".tif", ".tiff", ".webp"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Options that disable the default exclusions of .NET, which differ between operating systems.</summary>
    private static readonly EnumerationOptions s_everything = new() { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>
    /// Returns all files in a folder and its subfolders that have the extension of a picture. The files are sorted by their relative paths (with <c>/</c> as separator and ordinal
    /// comparison), so the order is the same on every machine. Hidden files and folders, whose names begin with a period, are skipped. Links to folders are also skipped, because
    /// they could form cycles. The folder itself and files may be links.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The paths, which begin with <paramref name="folder"/>.</returns>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to a folder is denied.</exception>
    public static IReadOnlyList<string> EnumerateFiles(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The folder '{folder}' does not exist.");
        try
        {
            string[] files = [.. Below(folder)];
            Array.Sort(Array.ConvertAll(files, file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/')), files, StringComparer.Ordinal);
            return files;
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new UnauthorizedAccessException($"{problem.Message} Grant access, move the item out of '{folder}', or put a period before its name to skip it.", problem);
        }
    }

    private static FileSystemEnumerable<string> Below(string folder) => new(folder, (ref entry) => entry.ToSpecifiedFullPath(), s_everything)
    {
        ShouldIncludePredicate = (ref entry) => !entry.IsDirectory && !IsHidden(entry.FileName) && s_endings.Contains(Path.GetExtension(entry.FileName).ToString()),
        ShouldRecursePredicate = (ref entry) => !IsHidden(entry.FileName) && !IsLink(ref entry),
    };

    private static bool IsHidden(ReadOnlySpan<char> name) => name is ['.', ..];

    /// <summary>
    /// Returns a value indicating whether an entry is a link. Windows also marks other items as reparse points, for example cloud folders, but only links have a target.
    /// </summary>
    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && entry.ToFileSystemInfo().LinkTarget is not null;
}
