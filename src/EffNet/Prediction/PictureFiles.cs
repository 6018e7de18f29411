namespace EffNet;

/// <summary>Finds pictures in folders.</summary>
public static class PictureFiles
{
    /// <summary>What torchvision's <c>ImageFolder</c> takes for pictures: some of them cannot be read here, which is better said of each than passed over.</summary>
    private static readonly HashSet<string> s_endings =
        new([".jpg", ".jpeg", ".png", ".ppm", ".bmp", ".pgm", ".tif", ".tiff", ".webp"], StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// All files below a folder that are called like pictures, in the order of their paths, character by character: the same on every machine. Hidden files and
    /// folders (those that begin with a period) are left out.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<string> In(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder '{folder}'.");
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => IsPicture(Path.GetRelativePath(folder, file)))];
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }

    private static bool IsPicture(string path) =>
        s_endings.Contains(Path.GetExtension(path)) && !Array.Exists(path.Split(Path.DirectorySeparatorChar), part => part.StartsWith('.'));
}
