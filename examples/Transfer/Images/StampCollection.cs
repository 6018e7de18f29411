namespace Transfer.Images;

/// <summary>Finds the photographs among Tux Paint's stamps.</summary>
internal static class StampCollection
{
    /// <summary>Returns the photographs, by class and then by name in ordinal order.</summary>
    /// <param name="folder">The folder of all stamps.</param>
    /// <exception cref="DirectoryNotFoundException">The folder of a class does not exist.</exception>
    /// <exception cref="InvalidDataException">A class has fewer photographs than <see cref="StampRules.FewestPhotographs"/>.</exception>
    public static IReadOnlyList<Stamp> Read(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return [.. StampRules.Classes.SelectMany((kind, label) => OfClass(folder, kind, label))];
    }

    private static List<Stamp> OfClass(string folder, StampClass kind, int label)
    {
        var root = Path.Combine(folder, kind.Folder);
        if (!Directory.Exists(root))
            throw new DirectoryNotFoundException($"'{root}' does not exist; expected the stamps of class '{kind.Name}'. Install Debian's package tuxpaint-stamps-default, "
                + "or specify its folder with --stamps.");
        var stamps = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(path => (Path: path, Relative: Path.GetRelativePath(root, path).Replace('\\', '/')))
            .Where(file => StampRules.ReasonToLeaveOut(file.Relative) is null)
            .OrderBy(file => file.Relative, StringComparer.Ordinal)
            .Select(file => new Stamp($"{kind.Folder}/{file.Relative}", file.Path, label))
            .ToList();
        return stamps.Count >= StampRules.FewestPhotographs
            ? stamps
            : throw new InvalidDataException($"'{root}' has {stamps.Count} photographs; expected at least {StampRules.FewestPhotographs}. "
                + "Install Debian's package tuxpaint-stamps-default 2022.06.04.");
    }
}
