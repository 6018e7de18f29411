namespace Transfer.Images;

/// <summary>States which of Tux Paint's stamps (Debian's <c>tuxpaint-stamps-default</c> 2022.06.04) are the photographs of this experiment.</summary>
/// <remarks>
/// <para>A class is a folder that directly contains at least <see cref="FewestPhotographs"/> photographs, if no sub-folder has more photographs of the same kind.</para>
/// <para>
/// This rule excludes fish (11, but a lobster and a shrimp are not fish), planets (10, but the sun is painted), the folder of all mammals (most are in sub-folders), and letters,
/// chess, houses, road signs, coins, hats and feasts (drawings, or too few photographs of one kind). SVG files are drawings.
/// </para>
/// </remarks>
internal static class StampRules
{
    /// <summary>The fewest photographs of a class.</summary>
    public const int FewestPhotographs = 10;

    /// <summary>Gets the classes, in the order of the network's outputs.</summary>
    public static IReadOnlyList<StampClass> Classes { get; } =
    [
        new("birds", "animals/birds"),
        new("bovines", "animals/mammals/bovines"),
        new("flowers", "plants/flowers"),
        new("fruit", "food/fruit"),
        new("tools", "household/tools"),
        new("vegetables", "food/vegetables"),
    ];

    /// <summary>
    /// Gets the suffixes of the names (without extension) of second views. Tux Paint shows them if a child mirrors a stamp with text. They show the same photograph again.
    /// </summary>
    public static IReadOnlyList<string> EndsOfSecondViews { get; } = ["_mirror", "_flip", "_mirror_flip"];

    /// <summary>Gets the names of sub-folders whose images are not photographs of the object: drawings and mascots, toys, and a plastic flower.</summary>
    public static IReadOnlySet<string> FoldersLeftOut { get; } = new HashSet<string>(["cartoon", "toys", "plastic"], StringComparer.Ordinal);

    /// <summary>Returns the reason why a file is not used; <see langword="null"/> if it is used.</summary>
    /// <param name="relativePath">The path relative to the folder of the class, with <c>/</c> as separator.</param>
    public static string? ReasonToLeaveOut(string relativePath)
    {
        ArgumentException.ThrowIfNullOrEmpty(relativePath);
        var parts = relativePath.Split('/');
        var name = Path.GetFileNameWithoutExtension(parts[^1]);
        if (parts[..^1].FirstOrDefault(FoldersLeftOut.Contains) is { } folder)
            return $"in a folder '{folder}': not a photograph of the thing itself";
        if (parts.Length > 1)
            return "in a sub-folder, which belongs to another class";
        if (!string.Equals(Path.GetExtension(parts[^1]), ".png", StringComparison.Ordinal))
            return "not a PNG file: drawings are SVG, and the other files are names and sounds";
        return EndsOfSecondViews.Any(end => name.EndsWith(end, StringComparison.Ordinal)) ? "the mirrored view of another file" : null;
    }
}
