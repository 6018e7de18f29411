namespace EffNet.Testing;

/// <summary>Compares whole outputs with verified files, laid out and named as the Verify library does it.</summary>
internal static class Snapshot
{
    /// <summary>The test project's verified files: among its sources, so that what was received lies beside what was expected.</summary>
    public static string Folder { get; } = Path.Combine(FindProject(new DirectoryInfo(AppContext.BaseDirectory)), "Snapshots");

    /// <summary>
    /// Asserts that <paramref name="actual"/> is what <c>Snapshots/{name}.verified.{extension}</c> says. Where it is not, it is left beside it as
    /// <c>{name}.received.{extension}</c>: if it is right, <c>tests/scripts/accept-snapshots</c> makes it the verified file.
    /// </summary>
    public static void Matches(string name, string actual, string extension = "txt")
    {
        var path = Path.Combine(Folder, name);
        var (verified, received) = ($"{path}.verified.{extension}", $"{path}.received.{extension}");
        var expected = File.Exists(verified) ? Read(verified) : string.Empty;
        if (expected == actual)
            File.Delete(received);
        else
            File.WriteAllText(received, actual);
        Xunit.Assert.Equal(expected, actual);
    }

    /// <summary>A verified file; git may have given it the line ends of its machine.</summary>
    public static string Read(string path) => File.ReadAllText(path).ReplaceLineEndings("\n");

    private static string FindProject(DirectoryInfo? folder)
    {
        while (folder is not null && !folder.EnumerateFiles("*.csproj").Any())
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Snapshots are compared where the test project was built.");
    }
}
